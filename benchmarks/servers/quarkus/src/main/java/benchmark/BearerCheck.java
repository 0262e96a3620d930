package benchmark;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;

/** Rejects requests without the token, as the other servers do. */
public class BearerCheck {

    private static final int FIRST = 100;

    void register(@Observes Filters filters) {
        String bearer = "Bearer " + System.getenv("AUTH_TOKEN");
        filters.register(
                request -> {
                    if (bearer.equals(request.request().getHeader("Authorization"))) {
                        request.next();
                    } else {
                        request.response().setStatusCode(401).end();
                    }
                },
                FIRST);
    }
}
