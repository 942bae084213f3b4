import { hash } from 'node:crypto';
import type { Cells } from '../../domain/imports/rows/preset.ts';

/** The separator of hashed texts. A cell with it is refused, because it cannot be stored otherwise. */
const separator = '\u0000';

/** A hash of 64 bits, as PostgreSQL writes a bigint. A million rows share one with a chance of one in 36 million. */
export function hash64(...texts: readonly string[]): string {
  return hash('md5', texts.join(separator), 'buffer').readBigInt64LE(0).toString();
}

/**
 * The hash of all that a row says and of how it is read. A food that was imported from a row with the same hash need not
 * be compared.
 */
export function hashRow({
  context,
  cells,
  partner,
  joinedByLine,
}: {
  context: string;
  cells: Cells;
  partner: Cells | null;
  joinedByLine: boolean;
}): string {
  return hash64(
    context,
    joinedByLine ? 'line' : '',
    ...Object.values(cells),
    partner === null ? 'none' : 'partner',
    ...(partner === null ? [] : Object.values(partner)),
  );
}
