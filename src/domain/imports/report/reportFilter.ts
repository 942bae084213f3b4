import { z } from 'zod';
import { qualityFlagSlugs } from '../../foods/quality.ts';
import { rowOutcomes } from '../process/counts.ts';
import { rowIssueCodes } from '../rows/rowIssues.ts';
import type { ReportMode, RowFilter } from './reportRow.ts';

/** What the page of an import shows of its rows. */
export type ShownRows = Omit<RowFilter, 'mode'> & { readonly cursor?: string | undefined };

const yes = z
  .literal('true')
  .transform(() => true)
  .optional()
  .catch(undefined);
const parameters = z.object({
  outcome: z.enum(rowOutcomes).optional().catch(undefined),
  doubtful: yes,
  keptFields: yes,
  flag: z.enum(qualityFlagSlugs).optional().catch(undefined),
  issue: z.enum(rowIssueCodes).optional().catch(undefined),
  cursor: z.string().max(500).optional().catch(undefined),
});

/** Reads the address of an import's page. What it does not know is left out, so an old link still opens the page. */
export function readShownRows(query: Readonly<Record<string, unknown>>): ShownRows {
  return parameters.parse(query);
}

/** The query of the address that `readShownRows` reads; with a mode also that of the report as CSV. */
export function shownRowsQuery(rows: ShownRows & { readonly mode?: ReportMode }): string {
  const set = Object.entries(rows).flatMap(([name, value]: [string, string | boolean | undefined]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(set).toString();
  return query === '' ? '' : `?${query}`;
}
