import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * A service that tools call: GET /wait?ms=5 is answered after 5 ms, GET /waiting with the number of requests that wait. Any POST
 * is answered after 5 ms, too: that is the load without a server between. Environment: PORT.
 */
public class Upstream {

    private final Vertx vertx = Vertx.vertx();
    private int waiting; // used on one event loop only

    public static void main(String[] arguments) {
        Upstream upstream = new Upstream();
        upstream.vertx.createHttpServer()
                .requestHandler(upstream::handle)
                .listen(Integer.parseInt(System.getenv("PORT")), "127.0.0.1");
    }

    private void handle(HttpServerRequest request) {
        if (request.method() == HttpMethod.POST) {
            vertx.setTimer(5, timer -> request.response().end("{\"result\":\"done\"}"));
        } else if (request.path().equals("/wait")) {
            waiting++;
            vertx.setTimer(Long.parseLong(request.getParam("ms")), timer -> {
                waiting--;
                request.response().end("done");
            });
        } else {
            request.response().end(String.valueOf(waiting));
        }
    }
}
