package dev.luna.mcp.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: it keeps cookies, follows redirects and the only link of a page. */
public final class Browser {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("<code>([^<]*)</code>");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** One whose user is signed in at the authorization servers of this machine. */
    public static Browser of(String user) {
        Browser browser = new Browser();
        HttpCookie cookie = new HttpCookie("user", user);
        cookie.setPath("/");
        cookie.setVersion(0);
        browser.cookies.getCookieStore().add(URI.create("http://127.0.0.1"), cookie);
        return browser;
    }

    /** Opens a page, where its redirects lead. */
    public HttpResponse<String> open(String url) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was stopped", e);
        }
    }

    /** The target of the only link of a page. */
    public static String link(HttpResponse<String> page) {
        Matcher link = LINK.matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    /** Opens a link of the server, and follows it through the service and back. */
    public HttpResponse<String> connect(String url) {
        HttpResponse<String> start = open(url);
        assertThat(start.statusCode()).as(start.body()).isEqualTo(200);
        // Java would send cookies with Max-Age in the form of RFC 2965, as no browser does.
        cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setVersion(0));
        return open(link(start));
    }

    /** The code that the last page of {@link #connect} shows. */
    public String connectAndReadCode(String url) {
        HttpResponse<String> page = connect(url);
        Matcher code = CODE.matcher(page.body());
        assertThat(code.find()).as(page.body()).isTrue();
        return code.group(1);
    }
}
