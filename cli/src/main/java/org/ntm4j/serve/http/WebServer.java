package org.ntm4j.serve.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A server of this process, until closed. */
public final class WebServer implements AutoCloseable {
    private static final int MOST_THREADS = 16;
    private static final int LEAST_THREADS = 4;
    private static final int MOST_CONNECTIONS = 256;
    private static final int IDLE_MILLIS = 30_000;
    private static final int HEADER_BYTES = 8 << 10;

    private final Server server;
    private final URI uri;

    private WebServer(Server server, URI uri) {
        this.server = server;
        this.uri = uri;
    }

    /**
     * Starts a server.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-S003} to {@code NTM-S005} if it can't listen there
     */
    public static WebServer start(Address address, Guard guard, Routes routes) {
        requireKnown(address.host());
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("dashboard");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setHandler(new Answering(guard, routes));
        server.setErrorHandler(Answering::answerError);
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw failure(address, e);
        }
        String host = address.host().equals("0.0.0.0") ? "127.0.0.1" : address.inUrl();
        return new WebServer(
                server, URI.create("http://" + host + ":" + connector.getLocalPort() + "/"));
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        return http;
    }

    private static void requireKnown(String host) {
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw ListenErrors.unknownHost(host);
        }
    }

    private static RuntimeException failure(Address address, Exception e) {
        IOException cause = e instanceof IOException io ? io : new IOException(e);
        boolean inUse =
                cause.getCause() instanceof BindException bind
                        && String.valueOf(bind.getMessage()).contains("in use");
        return inUse
                ? ListenErrors.portInUse(address.port(), cause)
                : ListenErrors.unusable(address, cause);
    }

    /** Where it can be reached. */
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server can't be stopped", e);
        }
    }
}
