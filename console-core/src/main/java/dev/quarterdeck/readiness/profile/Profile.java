package dev.quarterdeck.readiness.profile;

import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.collect.Scope;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the team declares about its product.
 *
 * @param product its name for reports, or null
 * @param url the public address, or null
 * @param without what the product has none of ({@code cache}…), with the reason
 * @param notApplicable items that do not apply, with the reason
 * @param catalogue the items that count: the shipped ones as the team changed them, and its own
 * @param dropped items that the team left out of the list, with the reason
 */
public record Profile(
    @Nullable String product,
    Scope scope,
    @Nullable URI url,
    Settings settings,
    Map<String, String> without,
    Map<String, String> notApplicable,
    Catalogue catalogue,
    Map<String, String> dropped) {}
