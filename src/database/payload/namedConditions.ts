import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { sql, type SQL } from 'drizzle-orm';
import { NamedCondition, type ConditionName } from '../../domain/operations/query/namedCondition.ts';

/**
 * Lets access rules ask for a condition of other tables by its name: `id in (SELECT …)`. Payload's filters follow
 * relations, but know no "there is no such row".
 */
export function knowConditions(
  adapter: PostgresAdapter,
  conditions: Readonly<Record<ConditionName, (reader: number) => SQL>>,
): void {
  const { operators } = adapter;
  adapter.operators = {
    ...operators,
    in: (column, value) => {
      const [condition] = Array.isArray(value) ? (value as unknown[]) : [];
      return condition instanceof NamedCondition
        ? sql`${column} IN (${conditions[condition.name](condition.reader)})`
        : operators.in(column, value);
    },
  };
}
