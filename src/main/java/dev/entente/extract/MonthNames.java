package dev.entente.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Month names as news sites print them, with the calendar that they belong to. */
final class MonthNames {
    enum Calendar {
        GREGORIAN,
        /** The Iranian solar calendar. */
        JALALI,
        /** The Islamic lunar calendar. */
        HIJRI
    }

    /** @param number 1 to 12 */
    record Month(Calendar calendar, int number) {}

    private static final Map<String, Month> BY_NAME = new HashMap<>();

    static {
        for (String names : List.of(
                "january february march april may june july august september october november december",
                "jan feb mar apr may jun jul aug sep oct nov dec",
                "jan feb march april may june july aug sept oct nov dec",
                "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
                "janv févr mars avr mai juin juil aout sept oct nov déc",
                "januar februar märz april mai juni juli august september oktober november dezember",
                "jänner feber mrz apr mai jun jul aug sept okt nov dez",
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
                "ene feb mar abr may jun jul ago setiembre oct nov dic",
                "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
                "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
                "янв фев мар апр мая июн июл авг сен окт ноя дек",
                "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
                "جانفي فيفري مارس ابريل ماي يونيه يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
                "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
                "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
                "ژانویه فوریه مارس آپریل می جون جولای آگوست سپتامبر اکتوبر نوامبر دسامبر",
                "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
                "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
                "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro")) {
            add(Calendar.GREGORIAN, names);
        }
        add(Calendar.JALALI, "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند");
        add(
                Calendar.HIJRI,
                "محرم صفر ربيع_الأول ربيع_الآخر جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال ذو_القعدة ذو_الحجة");
        add(
                Calendar.HIJRI,
                "محرم صفر ربيع_الاول ربيع_الثاني جمادى_الاولى جمادى_الثانية رجب شعبان رمضان شوال ذي_القعدة ذي_الحجة");
    }

    private MonthNames() {}

    /** @param name in any case, with or without a final full stop; words joined by one space */
    static Optional<Month> find(String name) {
        return Optional.ofNullable(BY_NAME.get(key(name)));
    }

    /** All names, spaces and not underscores between their words, for building patterns. */
    static Iterable<String> names() {
        return BY_NAME.keySet();
    }

    private static void add(Calendar calendar, String names) {
        String[] all = names.split(" ");
        for (int i = 0; i < all.length; i++) {
            BY_NAME.putIfAbsent(key(all[i].replace('_', ' ')), new Month(calendar, i + 1));
        }
    }

    /** Arabic and Persian keyboards write the same letters with different characters. */
    static String key(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.$", "")
                .replace('ی', 'ي')
                .replace('ک', 'ك')
                .replaceAll("\\s+", " ");
    }
}
