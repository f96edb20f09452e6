package dev.entente.crawl;

import dev.entente.crawl.CheckedNetwork.AddressRefused;
import dev.entente.crawl.Problem.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says in plain words what went wrong on the way to a site. */
final class NetworkErrors {
    private NetworkErrors() {}

    static FetchFailed late(Duration waited) {
        return new FetchFailed(Kind.TIMEOUT, "It did not answer within " + seconds(waited) + ".");
    }

    /** @param silence longest that was waited for the next piece of the answer */
    static FetchFailed inPlainWords(Throwable error, URI url, Duration silence) {
        if (error instanceof AddressRefused) {
            return new FetchFailed(Kind.PRIVATE_NETWORK, error.getMessage());
        }
        if (error instanceof UnknownHostException) {
            return new FetchFailed(Kind.DNS, "The name " + url.getHost() + " is not known to the network.");
        }
        if (error instanceof SocketTimeoutException) {
            boolean connecting = said(error).startsWith("connect");
            return new FetchFailed(
                    Kind.TIMEOUT,
                    connecting ? "No connection in time." : "It sent nothing for " + seconds(silence) + ".");
        }
        if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
            boolean refused =
                    said(error).contains("refused") || said(error.getCause()).contains("refused");
            return new FetchFailed(
                    Kind.CONNECTION, refused ? "The connection was refused." : "The network does not lead there.");
        }
        if (error instanceof SSLException || error instanceof UnknownServiceException) {
            return new FetchFailed(Kind.TLS, "No secure connection: " + certificateFault(error) + ".");
        }
        if (said(error).contains("unexpected end of stream")) {
            return new FetchFailed(Kind.CONNECTION, "The connection broke off before the answer was whole.");
        }
        if (error instanceof ProtocolException) {
            return new FetchFailed(Kind.MALFORMED, "Its answer is no HTTP: " + error.getMessage() + ".");
        }
        if (error instanceof IOException) {
            return new FetchFailed(Kind.CONNECTION, "The connection broke off: " + error.getMessage() + ".");
        }
        return new FetchFailed(Kind.MALFORMED, "Its answer cannot be read: " + error + ".");
    }

    /**
     * Whether what was read instead of an answer may be the rest of the one before: some servers send more than they
     * announced, and it waits in the connection. That connection is not used again.
     */
    static boolean mayBeLeftovers(Throwable error) {
        return error instanceof ProtocolException && said(error).startsWith("unexpected status line");
    }

    private static String certificateFault(Throwable error) {
        if (error instanceof SSLPeerUnverifiedException) {
            return "its certificate is for another name";
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "its certificate has expired";
            }
            if (cause instanceof CertPathBuilderException) {
                return "its certificate is signed by nobody whom this machine trusts";
            }
            if (cause instanceof CertificateException && cause.getCause() == null) {
                return "its certificate is not valid (" + cause.getMessage() + ")";
            }
        }
        return String.valueOf(error.getMessage());
    }

    private static String said(@Nullable Throwable error) {
        return error == null || error.getMessage() == null
                ? ""
                : error.getMessage().toLowerCase(Locale.ROOT);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() == 1 ? "a second" : time.toSeconds() + " seconds";
    }
}
