import type { CollectionConfig, Config, Endpoint } from 'payload';
import { neverMailInsideRequest } from '../../hooks/accounts/neverMailInsideRequest.ts';
import { forgetFailedLogins } from '../../hooks/accounts/forgetFailedLogins.ts';
import { hideAccountsFromTiming } from '../../hooks/accounts/hideAccountsFromTiming.ts';
import { keepTrashForStaff } from '../../hooks/operations/keepTrashForStaff.ts';
import { limitAccountCalls } from '../../hooks/accounts/limitAccountCalls.ts';
import { limitPurge } from '../../hooks/operations/limitPurge.ts';
import { refuseBrokenGroups } from '../../hooks/operations/refuseBrokenGroups.ts';
import { refuseDottedSort } from '../../hooks/operations/refuseDottedSort.ts';
import { setDeletedAtOnServer } from '../../hooks/operations/setDeletedAtOnServer.ts';
import { closedEndpoint } from '../../src/endpoints/operations/closed.ts';

/** `/first-register` made five of five parallel callers admin; the first admin is made at start instead. */
const closedFirstRegister: Endpoint = closedEndpoint({ path: '/first-register', method: 'post' });

/**
 * Defaults of collections that Payload 4 changes, as they are in Payload 3, so that an upgrade adds no tables or columns.
 * A collection that says otherwise keeps its word. (Payload 3 has no authorship and ignores it.)
 */
const defaultsOfPayload3 = { versions: false, authorship: false } as const;

/**
 * A plugin that gives every collection what none must forget: no document locks (anyone logged in could block a save), no
 * sorting through relations, and a trash that the server alone moves things into and only staff look into. Accounts get
 * no open first registration, no mail inside a request, limits, and answers that take the same time for every address.
 */
export function harden(config: Config): Config {
  return { ...config, collections: (config.collections ?? []).map(hardened) };
}

function hardened(collection: CollectionConfig): CollectionConfig {
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
        refuseDottedSort,
        refuseBrokenGroups,
        ...(hasTrash && collection.custom?.['trashIsVisibleToOwners'] !== true ? [keepTrashForStaff] : []),
        // After the hook that may take the trash out of the request.
        ...(hasTrash ? [limitPurge] : []),
        ...(hasAccounts ? [limitAccountCalls, hideAccountsFromTiming, neverMailInsideRequest] : []),
        ...(hooks.beforeOperation ?? []),
      ],
      afterLogin: [...(hasAccounts ? [forgetFailedLogins] : []), ...(hooks.afterLogin ?? [])],
      beforeValidate: [...(hasTrash ? [setDeletedAtOnServer] : []), ...(hooks.beforeValidate ?? [])],
    },
  };
}
