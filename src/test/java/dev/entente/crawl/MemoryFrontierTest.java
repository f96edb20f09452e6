package dev.entente.crawl;

class MemoryFrontierTest extends FrontierTest {
    private final MemoryFrontier memory = new MemoryFrontier(clock);

    @Override
    Frontier frontier(CrawlLease lease) {
        return memory.seenBy(lease);
    }

    @Override
    String source() {
        return "local";
    }
}
