package dev.entente.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public body that an article names: a ministry, a police force, a service, a court, an organisation of many states.
 *
 * @param id lower-case letters and hyphens, made of the country and the usual name: "ir-interior-ministry"
 * @param name the usual name in English
 * @param country ISO code of the state that it is of, null for one of many states
 */
public record AgencyTag(String id, String name, @Nullable String country, List<Evidence> evidence) {}
