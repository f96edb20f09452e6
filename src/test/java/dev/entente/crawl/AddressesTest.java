package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8,               PUBLIC",
        "172.15.255.255,        PUBLIC",
        "172.32.0.1,            PUBLIC",
        "100.63.255.255,        PUBLIC",
        "100.128.0.1,           PUBLIC",
        "2606:4700::1111,       PUBLIC",
        "127.0.0.1,             PRIVATE",
        "127.255.255.254,       PRIVATE",
        "10.1.2.3,              PRIVATE",
        "172.16.0.1,            PRIVATE",
        "172.31.255.255,        PRIVATE",
        "192.168.0.1,           PRIVATE",
        "100.64.0.1,            PRIVATE",
        "100.127.255.255,       PRIVATE",
        "::1,                   PRIVATE",
        "::ffff:10.0.0.1,       PRIVATE",
        "fc00::1,               PRIVATE",
        "fd12:3456::1,          PRIVATE",
        "0.0.0.0,               NEVER",
        "0.1.2.3,               NEVER",
        "169.254.169.254,       NEVER",
        "::ffff:169.254.169.254, NEVER",
        "192.0.0.170,           NEVER",
        "192.0.2.1,             NEVER",
        "198.18.0.1,            NEVER",
        "198.19.255.255,        NEVER",
        "198.51.100.1,          NEVER",
        "203.0.113.1,           NEVER",
        "224.0.0.1,             NEVER",
        "240.0.0.1,             NEVER",
        "255.255.255.255,       NEVER",
        "::,                    NEVER",
        "fe80::1,               NEVER",
        "fec0::1,               NEVER",
        "ff02::1,               NEVER",
        "64:ff9b::7f00:1,       NEVER",
        "2002:7f00:1::,         NEVER",
        "2001::1,               NEVER",
        "2001:db8::1,           NEVER"
    })
    void tellsPublicFromPrivateFromNeither(String address, String kind) throws Exception {
        InetAddress parsed = InetAddress.getByName(address);
        assertThat(Addresses.isPublic(parsed)).isEqualTo(kind.equals("PUBLIC"));
        assertThat(Addresses.isPrivate(parsed)).isEqualTo(kind.equals("PRIVATE"));
    }

    private static java.util.List<InetAddress> resolve(URI url, boolean allowPrivate) throws FetchFailed {
        return new Fetcher(Settings.USUAL, "1").addresses(url, allowPrivate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://169.254.169.254/latest/meta-data/"
            })
    void refusesEverySpellingOfAnAddressThatIsNotPublic(String url) {
        URI normalised = Urls.normalise(URI.create(url)).orElseThrow();
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> resolve(normalised, false))
                .withMessageEndingWith("is not a public one.");
    }

    @Test
    void letsAPrivateSourceReachThisMachineButNotTheCloudsMetadata() throws Exception {
        assertThat(resolve(URI.create("http://127.0.0.1/"), true)).hasSize(1);
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> resolve(URI.create("http://169.254.169.254/"), true));
    }
}
