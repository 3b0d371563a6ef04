package org.ntm4j.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.error.NtmException;
import org.ntm4j.serve.http.RawHttp.Response;

@Timeout(60)
class WebServerTest {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String LONG = "x".repeat(5_000);

    private static final CountDownLatch GONE = new CountDownLatch(1);

    private static WebServer server;

    @BeforeAll
    static void start() {
        server = start(LOOPBACK, 0);
    }

    private static WebServer start(String host, int port) {
        Routes routes =
                new Routes()
                        .get("/", call -> Reply.page("<p>" + LONG))
                        .get("/tagged", call -> Reply.json("{}", "one"))
                        .get("/name/*", call -> Reply.json("\"" + call.name() + "\""))
                        .get(
                                "/wrong",
                                call -> {
                                    throw NtmException.badInput("NTM-Z001", "as it happens");
                                })
                        .get(
                                "/defect",
                                call -> {
                                    throw new IllegalStateException("a defect");
                                })
                        .get("/flood", call -> new Answer.Stream(WebServerTest::flood))
                        .get("/hello", call -> new Answer.Stream(WebServerTest::greet))
                        .post("/echo", call -> Reply.json(call.body()));
        return WebServer.start(
                new Address(host, port), new Guard(host, Set.of("named.example")), routes);
    }

    /** More than a reader is kept for who takes nothing. */
    private static Runnable flood(Answer.Sink sink) {
        Thread thread =
                new Thread(
                        () -> {
                            while (GONE.getCount() > 0) {
                                sink.send(new byte[1 << 20]);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return GONE::countDown;
    }

    private static Runnable greet(Answer.Sink sink) {
        sink.send(": hello\n\n".getBytes(StandardCharsets.US_ASCII));
        return () -> {};
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Response get(String path, String... headers) throws IOException {
        return RawHttp.get(server.uri(), path, headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:1",
                "LOCALHOST",
                "127.0.0.1:8642",
                "[::1]:80",
                "named.example:9"
            })
    void itAnswersToItsOwnNames(String host) throws IOException {
        Response response = RawHttp.send(server.uri(), "", "GET / HTTP/1.1", "Host: " + host);
        assertThat(response.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "192.168.1.5:8642",
                "127.0.0.1.evil.example",
                "evil.example:80",
                "localhost:80:80",
                "user@localhost"
            })
    void itAnswersToNoOtherName(String host) throws IOException {
        Response response = RawHttp.send(server.uri(), "", "GET / HTTP/1.1", "Host: " + host);
        assertThat(response.status()).isIn(400, 421);
        assertThat(response.body()).matches("NTM-S01[07]: [^\n]+\n").doesNotContain("<p>");
    }

    @Test
    void withoutANameItDoesNotAnswer() throws IOException {
        assertThat(RawHttp.send(server.uri(), "", "GET / HTTP/1.1").status()).isEqualTo(400);
        assertThat(RawHttp.send(server.uri(), "", "GET / HTTP/1.0").status()).isEqualTo(421);
        assertThat(
                        RawHttp.send(
                                        server.uri(),
                                        "",
                                        "GET http://evil.example/ HTTP/1.1",
                                        "Host: localhost")
                                .status())
                .isIn(400, 421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../pom.xml",
                "/name/../../etc/passwd",
                "/name/..%2f..%2fetc%2fpasswd",
                "/name/%2e%2e",
                "/name/.",
                "/name/a%00b",
                "/name//etc/passwd",
                "/name/a%2Fb",
                "/name/a\\..\\b",
                "/name/%c0%ae%c0%ae",
                "/name/",
                "/nothing",
                "/name/a/b",
                "//evil.example/name/x"
            })
    void noPathLeadsOutOfTheRoutes(String path) throws IOException {
        Response response = get(path);
        assertThat(response.status()).isIn(400, 404);
        assertThat(response.body()).matches("NTM-S01[37]: [^\n]+\n");
    }

    @Test
    void aNameIsTakenAsItIs() throws IOException {
        assertThat(get("/name/copy-ff~s1?x=../y").body()).isEqualTo("\"copy-ff~s1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"})
    void otherMethodsAreRefused(String method) throws IOException {
        Response response =
                RawHttp.send(server.uri(), "", method + " / HTTP/1.1", "Host: localhost");
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("allow", "GET, HEAD");
    }

    @Test
    void headIsTheHeadOfGet() throws IOException {
        Response response = RawHttp.send(server.uri(), "", "HEAD / HTTP/1.1", "Host: localhost");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers()).containsEntry("content-length", "5003");
        Response stream = RawHttp.send(server.uri(), "", "HEAD /flood HTTP/1.1", "Host: localhost");
        assertThat(stream.status()).isEqualTo(200);
    }

    @Test
    void everyAnswerSaysWhatABrowserMayDo() throws IOException {
        for (Response response : List.of(get("/"), get("/nothing"), get("/tagged"), get("/%"))) {
            assertThat(response.headers())
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("referrer-policy", "no-referrer")
                    .doesNotContainKey("server")
                    .hasEntrySatisfying(
                            "content-security-policy",
                            policy ->
                                    assertThat(policy)
                                            .contains(
                                                    "default-src 'none'",
                                                    "script-src 'self';",
                                                    "frame-ancestors 'none'")
                                            .doesNotContain("unsafe"));
        }
    }

    @Test
    void onlyItsOwnPagesMayPost() throws IOException {
        assertThat(RawHttp.post(server.uri(), "/echo", "{}").body()).isEqualTo("{}");
        String own = "Origin: http://localhost";
        assertThat(RawHttp.post(server.uri(), "/echo", "{}", own).status()).isEqualTo(200);
        for (String foreign :
                List.of(
                        "Origin: http://evil.example",
                        "Origin: null",
                        "Origin: http://localhost:1",
                        "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Site: same-site")) {
            assertThat(RawHttp.post(server.uri(), "/echo", "{}", foreign).status())
                    .as(foreign)
                    .isEqualTo(403);
        }
        Response text =
                RawHttp.send(
                        server.uri(),
                        "{}",
                        "POST /echo HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: text/plain",
                        "Content-Length: 2");
        assertThat(text.status()).isEqualTo(415);
    }

    @Test
    void otherSitesMayLinkToItAndReadNothing() throws IOException {
        String cross = "Sec-Fetch-Site: cross-site";
        assertThat(get("/", cross, "Sec-Fetch-Mode: navigate").status()).isEqualTo(200);
        assertThat(get("/tagged", cross, "Sec-Fetch-Mode: no-cors").status()).isEqualTo(403);
    }

    @Test
    void longBodiesAreRefused() throws IOException {
        String most = "1".repeat(Bodies.MOST_BYTES);
        assertThat(RawHttp.post(server.uri(), "/echo", most).status()).isEqualTo(200);
        Response told = RawHttp.post(server.uri(), "/echo", most + "1");
        assertThat(told.status()).isEqualTo(413);
        Response chunked =
                RawHttp.send(
                        server.uri(),
                        Integer.toHexString(most.length() + 1) + "\r\n" + most + "1\r\n0\r\n\r\n",
                        "POST /echo HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(get("/", "X-Long: " + "x".repeat(20_000)).status()).isEqualTo(431);
    }

    @Test
    void textIsZippedForThoseWhoTakeIt() throws IOException {
        Response zipped = get("/", "Accept-Encoding: gzip");
        assertThat(zipped.headers())
                .containsEntry("content-encoding", "gzip")
                .containsEntry("vary", "Accept-Encoding");
        assertThat(zipped.body().length()).isLessThan(500);
        assertThat(get("/").headers()).doesNotContainKey("content-encoding");
    }

    @Test
    void whatIsKnownIsNotSentAgain() throws IOException {
        assertThat(get("/tagged").headers()).containsEntry("etag", "\"one\"");
        Response known = get("/tagged", "If-None-Match: \"one\"");
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(get("/tagged", "If-None-Match: \"two\"").status()).isEqualTo(200);
    }

    @Test
    void failuresAreOneObject() throws IOException {
        Response wrong = get("/wrong");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).isEqualTo("{\"code\":\"NTM-Z001\",\"error\":\"as it happens\"}");
        Response defect = get("/defect");
        assertThat(defect.status()).isEqualTo(500);
        assertThat(defect.body()).contains("NTM-X001").doesNotContain("\tat ");
    }

    @Test
    void aReaderThatTakesNothingIsDropped() throws Exception {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /flood HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(GONE.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void moreReadersThanThereArePlacesForAreRefused() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try (WebServer other = start(LOOPBACK, 0)) {
            for (int i = 0; i < Answering.MOST_READERS; i++) {
                readers.add(reader(other));
            }
            assertThat(RawHttp.get(other.uri(), "/hello").status()).isEqualTo(503);
            assertThat(RawHttp.get(other.uri(), "/tagged").status()).isEqualTo(200);
        } finally {
            for (Socket socket : readers) {
                socket.close();
            }
        }
    }

    /** A reader whose events have begun. */
    private static Socket reader(WebServer other) throws IOException {
        Socket socket = new Socket(other.uri().getHost(), other.uri().getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(
                        "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
        return socket;
    }

    @Test
    void closingDoesNotWaitForReaders() throws Exception {
        WebServer other = start(LOOPBACK, 0);
        try (Socket socket = reader(other)) {
            long before = System.nanoTime();
            other.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(3));
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void aPortThatIsInUseIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(LOOPBACK, taken.getLocalPort()))
                    .isInstanceOf(NtmException.class)
                    .hasMessageStartingWith("port " + taken.getLocalPort() + " is in use")
                    .extracting(e -> ((NtmException) e).code())
                    .isEqualTo("NTM-S003");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsSaid() {
        assertThatThrownBy(() -> start("192.0.2.1", 0))
                .isInstanceOf(NtmException.class)
                .hasMessageStartingWith("--host 192.0.2.1, --port 0: can't be listened on (")
                .extracting(e -> ((NtmException) e).code())
                .isEqualTo("NTM-S004");
    }

    @Test
    void whereItListensForAllNumbersWillDo() throws IOException {
        try (WebServer open = start("0.0.0.0", 0)) {
            for (String host : List.of("192.168.1.5:8642", "[fe80::1]", "localhost")) {
                assertThat(RawHttp.send(open.uri(), "", "GET / HTTP/1.1", "Host: " + host).status())
                        .as(host)
                        .isEqualTo(200);
            }
            assertThat(
                            RawHttp.send(open.uri(), "", "GET / HTTP/1.1", "Host: evil.example")
                                    .status())
                    .isEqualTo(421);
        }
    }
}
