import { z } from 'zod';

/** The names of peers that `--without` accepts. */
export const peerNames = ['sequential', 'trigram', 'groonga', 'fts5'] as const;
export type PeerName = (typeof peerNames)[number];

export interface BenchArguments {
  readonly foods: number;
  /** Seconds in which commit 2bdf748b loads as many foods on this machine; undefined when nobody measured it. */
  readonly loadBefore: number | undefined;
  readonly without: readonly PeerName[];
}

const foodsShape = z.coerce.number().int().min(1_000).max(10_000_000);
const withoutShape = z.array(z.enum(peerNames));

const secondsShape = z.coerce.number().positive().optional();

/**
 * Reads `[FOODS] [--without=PEER,…] [--load-before=SECONDS]`. The default is 1,000,000 foods and all peers.
 *
 * @throws an error that shows the usage
 */
export function parseBenchArguments(args: readonly string[]): BenchArguments {
  const prefix = '--without=';
  const loadPrefix = '--load-before=';
  const numbers = args.filter((arg) => !arg.startsWith(prefix) && !arg.startsWith(loadPrefix));
  const loadBefore = secondsShape.safeParse(
    args.find((arg) => arg.startsWith(loadPrefix))?.slice(loadPrefix.length),
  );
  const foods = foodsShape.safeParse(numbers[0] ?? 1_000_000);
  const without = withoutShape.safeParse(
    args.filter((arg) => arg.startsWith(prefix)).flatMap((arg) => arg.slice(prefix.length).split(',')),
  );
  if (numbers.length > 1 || !foods.success || !without.success || !loadBefore.success) {
    throw new Error(
      `Usage: search [FOODS ≥ 1000] [--without=PEER,…] [--load-before=SECONDS], with PEER of ${peerNames.join(', ')}`,
    );
  }
  return { foods: foods.data, without: without.data, loadBefore: loadBefore.data };
}
