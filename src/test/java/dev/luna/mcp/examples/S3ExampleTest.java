package dev.luna.mcp.examples;

import dev.luna.mcp.examples.service.ScriptedService;
import dev.luna.mcp.testkit.Luna;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code examples/s3} against S3Mock. */
class S3ExampleTest {

    @RegisterExtension
    @Order(1)
    static final ScriptedService SERVER = ScriptedService.s3();

    @RegisterExtension
    @Order(2)
    static final Luna LUNA = Example.named("s3")
            .server()
            .setting("luna.archive.url", "http://" + SERVER.address())
            .setting("luna.archive.access-key", "key")
            .setting("luna.archive.secret-key", "secret");

    @Test
    void a_text_is_stored_listed_and_read() {
        LUNA.call("store_object")
                .with("key", "a/one.txt")
                .with("text", "Eins ü")
                .expectText("a/one.txt is stored.");
        LUNA.call("store_object").with("key", "b/two.txt").with("text", "Zwei").expectText("b/two.txt is stored.");

        LUNA.call("list_objects")
                .with("prefix", "a/")
                .expectJson("{\"objects\": [{\"key\": \"a/one.txt\", \"bytes\": 7}]}");
        LUNA.call("list_objects").with("prefix", "none").expectJson("{\"objects\": []}");
        LUNA.call("read_object").with("key", "a/one.txt").expectText("Eins ü");
    }

    @Test
    void a_long_object_is_read_to_a_limit() {
        LUNA.call("store_object")
                .with("key", "long.txt")
                .with("text", "ü".repeat(100_000))
                .expectText("long.txt is stored.");

        LUNA.call("read_object").with("key", "long.txt").expectText("ü".repeat(50_000));
    }

    @Test
    void an_object_that_is_not_there_is_named() {
        LUNA.call("read_object").with("key", "none").expectError("There is no object none.");
    }

    @Test
    void other_buckets_and_operations_are_out_of_reach() {
        LUNA.call("read_object").with("key", "../other/secret").expectError("There is no object");
        LUNA.call("store_object").with("key", "../x").with("text", "x").expectError("key");
        for (String name :
                new String[] {"CamelAwsS3OverrideBucketName", "camelawss3operation", "CamelAwsS3BucketName"}) {
            LUNA.call("read_object").with("key", "a").with(name, "deleteBucket").expectError("'" + name + "'");
        }
    }
}
