package dev.luna.mcp.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of an answer, bounded in size and time. Like any body of an open connection it can be read once. */
final class BoundedEntity extends HttpEntityWrapper {

    private final InputStream content;

    BoundedEntity(HttpEntity entity, long limit, ExchangeInFlight call) throws IOException {
        super(entity);
        this.content = new BoundedStream(entity.getContent(), entity.getContentLength(), limit, call);
    }

    @Override
    public InputStream getContent() {
        return content;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        content.transferTo(out);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
