package dev.luna.mcp.outbound;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Removes Content-Encoding from a response whose body the client has decompressed. HttpClient 5.6 keeps the header, and Camel
 * would decompress the body once more. Stateless.
 */
final class DecodedBodies implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getEntity() != null && response.getEntity().getContentEncoding() == null) {
            response.removeHeaders(HttpHeaders.CONTENT_ENCODING);
        }
        return response;
    }
}
