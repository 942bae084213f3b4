import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { getPayload } from 'payload';
import type pg from 'pg';
import { findFoods } from '../src/database/foodSearch.ts';
import { migrateDatabase } from '../src/database/migrate.ts';
import { createPool } from '../src/database/pool.ts';
import { startEmbeddedPostgres } from '../src/platform/embeddedPostgres.ts';

/** Kinds of keywords; what they find ranges from nothing to a good part of the catalogue. */
const keywords: Readonly<Record<string, readonly string[]>> = {
  'one syllable': ['콩', '맛', '떡', '귤'],
  'two syllables': ['두부', '우유', '만두', '쌈장'],
  'three and more': ['신라면', '고추장', '떡볶이', '아이스크림'],
  'several words': ['매일 우유', '매운 라면 컵', '국산 콩 두부', '된장 재래식'],
  'very common': ['맛', '매일', '우유'],
  'no match': ['뷁', '까나리', '없는음식'],
  'Latin and mixed': ['la갈비', '500ml', 'A2'],
  'a filter': ['우유', '맛'],
};
const roundsPerKeyword = 20;

/**
 * Measures search by name on generated names (Zipf-like brands, foods and variants), on a PostgreSQL of its own.
 *
 * `npm run bench -- search [FOODS]`, 100,000 foods when not told. Milliseconds as the caller sees them, warm, one
 * search at a time.
 */
export default async function benchSearch([foods = '100000']: readonly string[]): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'diningcoach-bench-'));
  const server = await startEmbeddedPostgres({ dataDir });
  const pool = createPool({
    connectionString: server.url,
    max: 1,
    connectTimeoutMs: 5_000,
    name: 'bench',
    onConnectionLost: () => undefined,
  });
  try {
    await migrate(server.url);
    const loadMs = await load(pool, Number(foods));
    const { rows } = await pool.query<Record<string, unknown>>(`
      SELECT pg_relation_size('foods_search_grams_idx') / 1048576.0 AS "index MB",
             pg_relation_size('foods') / 1048576.0 AS "table MB"`);
    console.table([{ foods, 'load s': (loadMs / 1000).toFixed(1), ...rounded(rows[0]) }]);
    const table: Record<string, unknown> = {};
    for (const [name, words] of Object.entries(keywords)) table[name] = await measure(pool, name, words);
    console.table(table);
  } finally {
    await pool.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(
  pool: pg.Pool,
  name: string,
  words: readonly string[],
): Promise<Record<string, string>> {
  const times: number[] = [];
  let most = 0;
  for (const keyword of words) {
    const filter = {
      keyword,
      kind: name === 'a filter' ? ('fresh' as const) : undefined,
      category: undefined,
    };
    for (let round = 0; round <= roundsPerKeyword; round += 1) {
      const start = performance.now();
      const page = await findFoods(pool, {
        query: { filter, limit: 20, after: undefined },
        viewer: undefined,
      });
      // The first round warms the cache.
      if (round > 0) times.push(performance.now() - start);
      most = Math.max(most, page.total);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2);
  return {
    'p50 ms': at(0.5),
    'p95 ms': at(0.95),
    'max ms': at(1),
    'most matches': most > 1000 ? '1000+' : String(most),
  };
}

async function migrate(databaseUrl: string): Promise<void> {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, PAYLOAD_SECRET: 'bench', LOG_LEVEL: 'error' });
  // The configuration reads the environment when it is loaded.
  const [{ default: config }, { migrations }] = await Promise.all([
    import('../payload.config.ts'),
    import('../migrations/index.ts'),
  ]);
  const payload = await getPayload({ config, disableOnInit: true });
  await migrateDatabase(payload, migrations);
  await payload.destroy();
}

async function load(pool: pg.Pool, count: number): Promise<number> {
  const random = seeded(20_241_123);
  const start = performance.now();
  for (let done = 0; done < count; done += 5_000) {
    const names = Array.from({ length: Math.min(5_000, count - done) }, () => foodName(random));
    await pool.query(
      `INSERT INTO foods (name, kind, source_name, popularity)
       SELECT name, (ARRAY['processed', 'processed', 'cooked', 'fresh'])[1 + abs(hashtext(name)) % 4]::enum_foods_kind,
              'bench', abs(hashtext(name || '?')) % 1000
       FROM unnest($1::text[]) AS name`,
      [names],
    );
  }
  await pool.query('VACUUM ANALYZE foods');
  return performance.now() - start;
}

const brands =
  '매일 서울 남양 풀무원 청정원 오뚜기 농심 해찬들 초록마을 온집안 한살림 빙그레 햇살담은 바다의향 A2 옛날 행복한 참좋은 우리집 산들애 푸른들 늘봄 새벽 고향 큰손'.split(
    ' ',
  );
const variants =
  '국산 재래식 저지방 무가당 유기농 매운맛 순한맛 딸기맛 바나나맛 초코맛 고소한 진한 담백한 얼큰한 달콤한 냉동 즉석 어린이 프리미엄 통곡물 콩 쌀 검은콩 흑임자 치즈맛 불고기맛 김치맛 해물맛 LA 제로'.split(
    ' ',
  );
const kinds =
  '우유 두부 라면 만두 된장 고추장 김치 두유 콩나물 떡볶이 신라면 국수 쌈장 아이스크림 주스 식빵 과자 갈비 불고기 어묵 참치 햄 소시지 요구르트 치즈 케이크 김 미역 현미 떡 식혜 수정과 잡채 냉면 칼국수 순대 귤 사과 배 감자 고구마 오이 호박 버섯 시금치 고등어 오징어 새우 홍합'.split(
    ' ',
  );
const sizes = '100g 200g 500g 1kg 190ml 500ml 1.5L 컵 봉지 대용량'.split(' ');

/** Most names share few brands and foods, as in a real catalogue, and some words are on many. */
function foodName(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(words.length * random() ** 2)] ?? '';
  const parts = [pick(brands), pick(variants), pick(kinds)];
  if (random() < 0.4) parts.splice(2, 0, pick(variants));
  if (random() < 0.5) parts.push(pick(sizes));
  return parts.join(random() < 0.2 ? '_' : ' ');
}

/** Mulberry32, a small generator of numbers from 0 to 1: the same names in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function rounded(row: Record<string, unknown> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, value]) => [name, Number(value).toFixed(1)]),
  );
}
