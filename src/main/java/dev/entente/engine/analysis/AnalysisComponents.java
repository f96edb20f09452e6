package dev.entente.engine.analysis;

import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/** Registers the components. */
public final class AnalysisComponents extends Plugin implements AnalysisPlugin {}
