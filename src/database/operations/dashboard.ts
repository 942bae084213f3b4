import type pg from 'pg';
import { z } from 'zod';
import { defaultTimeZone } from '../../domain/calendar.ts';
import { foodKinds, type FoodKind } from '../../domain/foods/kinds.ts';
import type { NutrientName } from '../../domain/foods/nutrients.ts';
import { recordOf } from '../../domain/record.ts';
import { columnName } from '../columnName.ts';

/** Nutrients that many rules need. Without them the verdict stays `unknown`. */
export const watchedNutrients = [
  'energyKcal',
  'sugars',
  'saturatedFat',
  'sodium',
  'potassium',
  'phosphorus',
  'iodine',
  'purines',
] as const satisfies readonly NutrientName[];

/** The facts for which the dashboard shows how many foods have them. */
export const watchedFacts = [...watchedNutrients, 'allergenDeclaration', 'ingredientsText'] as const;
export type WatchedFact = (typeof watchedFacts)[number];

export interface FoodFigures {
  readonly total: number;
  readonly byKind: Readonly<Record<FoodKind, number>>;
  /** Shares (0 to 1) of foods for which a fact is known. A value in doubt counts as missing. */
  readonly knownShares: Readonly<Record<WatchedFact, number>>;
  /** Whether the figures are estimated from a sample of the foods. */
  readonly isEstimate: boolean;
}

/** At most this many pages of 8 KiB are read: about 60,000 foods, in about 100 ms. */
const sampledPages = 5_000;

const kindRow = z.object({
  kind: z.enum(foodKinds),
  foods: z.int(),
  share: z.number(),
  known: z.record(z.enum(watchedFacts), z.int()),
});

/**
 * Counts foods by kind, and computes how complete they are. A small table is read completely. Of a large table a fixed
 * sample of pages is read and extrapolated. TABLESAMPLE selects the same pages each time, so the figures do not jump.
 */
export async function foodFigures(pool: pg.Pool): Promise<FoodFigures> {
  const { rows } = await pool.query(foodFiguresSql);
  const kinds = z.array(kindRow).parse(rows);
  const sampledFoods = kinds.reduce((sum, { foods }) => sum + foods, 0);
  const share = kinds[0]?.share ?? 1;
  const projected = (foods: number): number => Math.round(foods / share);
  return {
    total: projected(sampledFoods),
    byKind: recordOf(foodKinds, (kind) => projected(kinds.find((row) => row.kind === kind)?.foods ?? 0)),
    knownShares: recordOf(watchedFacts, (fact) =>
      sampledFoods === 0 ? 0 : kinds.reduce((sum, row) => sum + row.known[fact], 0) / sampledFoods,
    ),
    isEstimate: share < 1,
  };
}

const shareSql = `least(1, ${sampledPages}.0 / greatest(1, pg_relation_size('foods') / 8192))::float8`;

/** Whether a nutrient has a value without a quality flag. Most foods have no flag, so that is checked first. */
function isKnownSql(name: NutrientName): string {
  const column = columnName('nutrients', name);
  return `${column} IS NOT NULL AND (
    quality IS NULL OR quality = '[]' OR NOT jsonb_path_exists(quality, '$[*].nutrients[*] ? (@ == "${name}")')
  )`;
}

const knownConditions: readonly (readonly [fact: WatchedFact, condition: string])[] = [
  ...watchedNutrients.map((name) => [name, isKnownSql(name)] as const),
  // If nobody set the allergens, they are computed from the printed text when the food is judged.
  [
    'allergenDeclaration',
    `CASE WHEN allergens IS NULL THEN allergen_text <> '' ELSE allergens ->> 'scheme' IS NOT NULL END`,
  ],
  ['ingredientsText', `ingredients_text <> ''`],
];

const foodFiguresSql = `
SELECT kind, count(*)::int AS foods, ${shareSql} AS share,
  jsonb_build_object(${knownConditions
    .map(([fact, condition]) => `'${fact}', count(*) FILTER (WHERE ${condition})`)
    .join(', ')}) AS known
FROM foods TABLESAMPLE SYSTEM (100 * ${shareSql}) REPEATABLE (1)
WHERE deleted_at IS NULL
GROUP BY kind`;

/** Above this number of rows a total is PostgreSQL's own estimate, as of the last ANALYZE. */
const countedRows = 200_000;

/** The size of a table. It is counted while that is cheap. A scalar subquery runs only when its branch is taken. */
function totalSql(table: string, where: string): string {
  const estimate = `(SELECT reltuples::float8 FROM pg_class WHERE oid = '${table}'::regclass)`;
  return `CASE WHEN ${estimate} > ${countedRows} THEN ${estimate}
    ELSE (SELECT count(*) FROM ${table} WHERE ${where}) END::int`;
}

const memberFigures = z.object({ total: z.int(), last7Days: z.int(), last30Days: z.int() });
export type MemberFigures = z.infer<typeof memberFigures>;

/** Counts all members, and those who joined lately (with the index on `created_at`). */
export async function countMembers(pool: pg.Pool): Promise<MemberFigures> {
  const { rows } = await pool.query(`
    SELECT ${totalSql('users', 'true')} AS total, count(*) FILTER (WHERE created_at > now() - interval '7 days')::int AS "last7Days",
      count(*)::int AS "last30Days"
    FROM users WHERE created_at > now() - interval '30 days'`);
  return memberFigures.parse(rows[0]);
}

const day = z.object({ day: z.iso.date(), diaries: z.int() });
const diaryRow = z.object({ total: z.int(), days: z.array(day) });
export type DiaryFigures = z.infer<typeof diaryRow>;

/**
 * Counts all meals, and those written on each of the last seven days in the default time zone (with the index on
 * `created_at`).
 */
export async function countMeals(pool: pg.Pool): Promise<DiaryFigures> {
  const { rows } = await pool.query(
    `WITH days AS (
      SELECT today - back AS day
      FROM (SELECT (now() AT TIME ZONE $1)::date AS today) AS clock, generate_series(0, 6) AS back
    ),
    written AS (
      SELECT day, (
        SELECT count(*)::int FROM meal_diaries
        WHERE created_at >= day::timestamp AT TIME ZONE $1
          AND created_at < (day + 1)::timestamp AT TIME ZONE $1
          AND deleted_at IS NULL
      ) AS diaries
      FROM days
    )
    SELECT ${totalSql('meal_diaries', 'deleted_at IS NULL')} AS total,
      (SELECT jsonb_agg(jsonb_build_object('day', day, 'diaries', diaries) ORDER BY day) FROM written) AS days`,
    [defaultTimeZone],
  );
  return diaryRow.parse(rows[0]);
}

const jobFigures = z.object({
  /** Not tried yet. */
  waiting: z.int(),
  running: z.int(),
  /** Failed at least once, and waiting for the next attempt. */
  failed: z.int(),
  /** Parked: staff must act. */
  parked: z.int(),
  /** Done within a day. */
  done: z.int(),
  /** Workers with a recent heartbeat. */
  workers: z.int(),
});
export type JobFigures = z.infer<typeof jobFigures>;

/**
 * Counts jobs by state. Each count uses the partial index of its state, so the many done jobs cost nothing.
 *
 * @param input.silentSeconds seconds without a heartbeat after which a worker counts as gone.
 */
export async function countJobsByState(
  pool: pg.Pool,
  { silentSeconds }: { silentSeconds: number },
): Promise<JobFigures> {
  const { rows } = await pool.query(
    `SELECT waiting.untried AS waiting, waiting.tried AS failed,
      (SELECT count(*)::int FROM jobs.agenda_jobs WHERE claim IS NOT NULL) AS running,
      (SELECT count(*)::int FROM jobs.agenda_jobs WHERE parked_at IS NOT NULL) AS parked,
      (SELECT count(*)::int FROM jobs.agenda_jobs WHERE done_at > now() - interval '1 day') AS done,
      (SELECT count(*)::int FROM jobs.workers WHERE seen_at > now() - make_interval(secs => $1)) AS workers
    FROM (
      SELECT count(*) FILTER (WHERE attempts = 0)::int AS untried, count(*) FILTER (WHERE attempts > 0)::int AS tried
      FROM jobs.agenda_jobs WHERE next_run_at IS NOT NULL
    ) AS waiting`,
    [silentSeconds],
  );
  return jobFigures.parse(rows[0]);
}
