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
        "::127.0.0.1,           NEVER",
        "64:ff9b::7f00:1,       NEVER",
        "64:ff9b::a9fe:a9fe,    NEVER",
        "64:ff9b::a00:1,        NEVER",
        "64:ff9b::808:808,      PUBLIC",
        "64:ff9b:1::808:808,    NEVER",
        "168.63.129.16,         NEVER",
        "100.100.100.200,       NEVER",
        "fd00:ec2::254,         NEVER",
        "fd20:ce::254,          NEVER",
        "192.0.0.192,           NEVER",
        "2001:0:7f00:1::,       NEVER",
        "3fff::1,               NEVER",
        "5f00::1,               NEVER",
        "ff05::2,               NEVER",
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
                "http://0177.0.0.1/",
                "http://2852039166/",
                "http://0.0.0.0/",
                "http://0/",
                "http://[::]/",
                "http://[0:0:0:0:0:ffff:7f00:1]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[fe80::1]/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://169.254.169.254/latest/meta-data/"
            })
    void refusesEverySpellingOfAnAddressThatIsNotPublic(String url) {
        URI normalised = Urls.normalise(URI.create(url)).orElseThrow();
        Fetcher fetcher = new Fetcher(Settings.USUAL, "1");
        Fetcher.Request request =
                new Fetcher.Request(normalised, Fetcher.ContentTypes.ANY, 1_000, false, false, null, null);
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> fetcher.addresses(normalised, false))
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.PRIVATE_NETWORK));
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> fetcher.fetch(request))
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.PRIVATE_NETWORK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1/",
                "http://0x7f.1/",
                "http://127.0.0.1.%/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd"
            })
    void doesNotTakeTheseForAddressesOfPages(String reference) {
        assertThat(Urls.resolve(URI.create("http://site.example/"), reference)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,    false",
        "8.8.8.8,      false",
        "255.0.10.199, false",
        "0177.0.0.1,   true",
        "127.1,        true",
        "256.0.0.1,    true",
        "2130706433,   true",
        "0x7f000001,   true",
        "0X7F.0.0.1,   true",
        "1.2.3.4.5,    true",
        "site.example, false",
        "1.example,    false",
        "[::1],        false"
    })
    void knowsNumbersInOddSpellings(String host, boolean odd) {
        assertThat(Addresses.isOddNumber(host)).isEqualTo(odd);
    }

    @Test
    void letsAPrivateSourceReachThisMachineButNotTheCloudsMetadata() throws Exception {
        assertThat(resolve(URI.create("http://127.0.0.1/"), true)).hasSize(1);
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> resolve(URI.create("http://169.254.169.254/"), true));
    }
}
