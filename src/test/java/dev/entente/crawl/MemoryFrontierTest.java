package dev.entente.crawl;

class MemoryFrontierTest extends FrontierTest {
    @Override
    Frontier frontier() {
        return new MemoryFrontier(clock);
    }

    @Override
    String source() {
        return "local";
    }
}
