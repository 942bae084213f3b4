import { postgresAdapter, type PostgresAdapter } from '@payloadcms/db-postgres';
import type { DatabaseAdapterObj } from 'payload';
import { env } from '../../env.ts';
import { ownLog } from '../../errors/quietLog.ts';
import { setPersonalForeignKeys } from '../accounts/personalColumns.ts';
import { boundCounts } from './boundedCounts.ts';
import { deleteIntoTrash } from './deleteIntoTrash.ts';
import { filterVisibleContent } from './visibleContent.ts';
import { deleteMissing } from './deleteMissing.ts';
import { indexFoodNames } from './foodNameFilter.ts';
import { makeFiltersLiteral } from './literalFilters.ts';
import { completeOrders, stabilizeOrder } from './stableOrder.ts';
import { noteAccountFaults } from './noteAccountFaults.ts';
import { pageFoods } from './foodPages.ts';
import { createPool, poolOptions, type PoolSettings } from '../pool.ts';
import { nameConflicts } from './nameConflicts.ts';
import { writeSessionRows } from './sessionWrites.ts';
import { strictTransactions } from './transactions.ts';

/**
 * Payload's PostgreSQL adapter with our patches. Each patch is a file in this folder and a row in
 * docs/payload-patches.md.
 *
 * @param migrationDir where Payload stores the snapshots from which it computes the next migration
 */
export function patchedPostgres({
  migrationDir,
}: {
  migrationDir: string;
}): DatabaseAdapterObj<PostgresAdapter> {
  const stock = postgresAdapter({
    pool: poolOptions(poolSettings()),
    migrationDir,
    push: false,
    idType: 'serial',
    extensions: [],
    beforeSchemaInit: [setPersonalForeignKeys],
    afterSchemaInit: [nameConflicts],
    disableCreateDatabase: true,
  });

  return {
    ...stock,
    init: (args) => {
      const adapter = stock.init(args);
      const connect = adapter.connect?.bind(adapter);
      adapter.connect = async (options) => {
        // The stock connect() creates a pool without error listeners and never releases its first connection. The type
        // of the adapter says that the pool always exists.
        (adapter as Partial<Pick<PostgresAdapter, 'pool'>>).pool ??= createPool({
          ...poolSettings(),
          onConnectionLost: (error) =>
            ownLog(adapter.payload.logger).warn({ err: error }, 'database connection lost'),
        });
        await connect?.(options);
        completeOrders(adapter.drizzle);
      };
      boundCounts(adapter);
      strictTransactions(adapter);
      writeSessionRows(adapter);
      deleteMissing(adapter);
      deleteIntoTrash(adapter);
      makeFiltersLiteral(adapter);
      indexFoodNames(adapter);
      filterVisibleContent(adapter);
      stabilizeOrder(adapter);
      pageFoods(adapter);
      noteAccountFaults(adapter);
      return adapter;
    },
  };
}

function poolSettings(): Omit<PoolSettings, 'onConnectionLost'> {
  const { ROLE, DATABASE_URL, DATABASE_POOL_SIZE, DATABASE_CONNECT_TIMEOUT_MS, STATEMENT_TIMEOUT_MS } = env();
  const hasNoTimeLimit = ROLE === 'worker' || ROLE === 'migrate';
  return {
    connectionString: DATABASE_URL ?? '',
    max: DATABASE_POOL_SIZE,
    connectTimeoutMs: DATABASE_CONNECT_TIMEOUT_MS,
    statementTimeoutMs: hasNoTimeLimit ? undefined : STATEMENT_TIMEOUT_MS,
    name: `diningcoach-${ROLE}`,
  };
}
