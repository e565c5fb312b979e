/** A way for a crawl to take, made ready: what is there before a crawl begins is not measured. */
export interface CrawlWay {
  /** Lists every server once, and records what they say. */
  crawl(): Promise<void>;
  close(): Promise<void>;
}

/** What is crawled: so many servers that answer at once, so many at a time. `folder`: for what it writes. */
export interface CrawlSize { count: number; concurrency: number; folder: string }

/** Why a way cannot be measured here. */
export interface NoWay { skipped: string }
