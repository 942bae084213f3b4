import { z } from 'zod';

/** Peers by the names that `--without` takes. */
export const peerNames = ['sequential', 'trigram', 'groonga', 'fts5'] as const;
export type PeerName = (typeof peerNames)[number];

export interface BenchArguments {
  readonly foods: number;
  readonly without: readonly PeerName[];
}

const foodsShape = z.coerce.number().int().min(1_000).max(10_000_000);
const withoutShape = z.array(z.enum(peerNames));

/**
 * Reads `[FOODS] [--without=PEER,…]`: 1,000,000 foods and all peers when not told.
 *
 * @throws an error that says what is accepted
 */
export function parseBenchArguments(args: readonly string[]): BenchArguments {
  const prefix = '--without=';
  const numbers = args.filter((arg) => !arg.startsWith(prefix));
  const foods = foodsShape.safeParse(numbers[0] ?? 1_000_000);
  const without = withoutShape.safeParse(
    args.filter((arg) => arg.startsWith(prefix)).flatMap((arg) => arg.slice(prefix.length).split(',')),
  );
  if (numbers.length > 1 || !foods.success || !without.success) {
    throw new Error(`Usage: search [FOODS ≥ 1000] [--without=PEER,…], with PEER of ${peerNames.join(', ')}`);
  }
  return { foods: foods.data, without: without.data };
}
