import type { CollectionConfig, Config, Endpoint, SanitizedConfig } from 'payload';
import { disablePayloadMail } from '../../hooks/accounts/disablePayloadMail.ts';
import { resetFailedLogins } from '../../hooks/accounts/resetFailedLogins.ts';
import { hideAccountsFromTiming } from '../../hooks/accounts/hideAccountsFromTiming.ts';
import { restrictTrashToStaff } from '../../hooks/operations/restrictTrashToStaff.ts';
import { limitAccountCalls } from '../../hooks/accounts/limitAccountCalls.ts';
import { limitPurge } from '../../hooks/operations/limitPurge.ts';
import { limitQuery } from '../../hooks/operations/limitQuery.ts';
import { lockDocumentToChange } from '../../hooks/operations/lockDocumentToChange.ts';
import { refuseUnknownReferences } from '../../hooks/operations/refuseUnknownReferences.ts';
import { refuseUnknownInput } from '../../hooks/operations/refuseUnknownInput.ts';
import { nameFileOnServer } from '../../hooks/operations/nameFileOnServer.ts';
import { requireFile } from '../../hooks/operations/requireFile.ts';
import { setDeletedAtOnServer } from '../../hooks/operations/setDeletedAtOnServer.ts';
import { closedEndpoint } from '../../src/endpoints/operations/closed.ts';

/**
 * With `/first-register`, five of five parallel callers became admin. The start of the server creates the first admin
 * instead.
 */
const closedFirstRegister: Endpoint = closedEndpoint({ path: '/first-register', method: 'post' });

/**
 * Payload 4 changes these defaults of collections. They are set to the values of Payload 3, so that an upgrade adds no
 * tables or columns. A collection may override them. (Payload 3 ignores `authorship`.)
 */
const defaultsOfPayload3 = { versions: false, authorship: false } as const;

/**
 * A plugin with security settings for every collection:
 *
 * - no document locks, because any logged-in user could block a save;
 * - filters, orders, selections and pages are checked and limited; strangers do not sort through relations;
 * - input has known names, the right types and ranges, and no value that the caller may not set;
 * - uploads come as bytes, never from an address, and get a name of the server;
 * - relations point to documents that exist;
 * - changes of one document run one after the other;
 * - `deletedAt` is set by the server only, and only staff see the trash;
 * - auth collections have no open first registration, no mail inside a request, rate limits, and equal response times
 *   for known and unknown addresses.
 */
export function harden(config: Config): Config {
  return { ...config, collections: (config.collections ?? []).map(hardenCollection) };
}

/** Checks the queries of the collections that Payload adds after its plugins, too: preferences, migrations. */
export async function hardenOwnCollections(sanitized: Promise<SanitizedConfig>): Promise<SanitizedConfig> {
  const config = await sanitized;
  for (const { hooks } of config.collections)
    if (!hooks.beforeOperation.includes(limitQuery)) hooks.beforeOperation.unshift(limitQuery);
  return config;
}

function hardenCollection(collection: CollectionConfig): CollectionConfig {
  const { hooks = {}, endpoints } = collection;
  const hasTrash = collection.trash === true;
  const hasAccounts = collection.auth !== undefined && collection.auth !== false;
  return {
    ...defaultsOfPayload3,
    ...collection,
    lockDocuments: false,
    endpoints: [
      ...(hasAccounts ? [closedFirstRegister] : []),
      ...(endpoints === false ? [] : (endpoints ?? [])),
    ],
    hooks: {
      ...hooks,
      beforeOperation: [
        limitQuery,
        refuseUnknownInput,
        ...(collection.upload !== undefined && collection.upload !== false
          ? [requireFile, nameFileOnServer]
          : []),
        ...(hasTrash && collection.custom?.['trashIsVisibleToOwners'] !== true ? [restrictTrashToStaff] : []),
        // It must run after the hook that may remove `trash` from the request.
        ...(hasTrash ? [limitPurge] : []),
        ...(hasAccounts ? [limitAccountCalls, hideAccountsFromTiming, disablePayloadMail] : []),
        ...(hooks.beforeOperation ?? []),
        // After the hooks of the collection: some lock the whole table, and locks must be taken in one order.
        lockDocumentToChange,
      ],
      afterLogin: [...(hasAccounts ? [resetFailedLogins] : []), ...(hooks.afterLogin ?? [])],
      beforeValidate: [...(hasTrash ? [setDeletedAtOnServer] : []), ...(hooks.beforeValidate ?? [])],
      // After the hooks of the collection, which know better what is wrong with a relation.
      beforeChange: [...(hooks.beforeChange ?? []), refuseUnknownReferences],
    },
  };
}
