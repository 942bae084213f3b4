import type { CollectionConfig, Endpoint } from 'payload';
import { neverMailInsideRequest } from '../../hooks/accounts/neverMailInsideRequest.ts';
import { forgetFailedLogins } from '../../hooks/accounts/forgetFailedLogins.ts';
import { hideAccountsFromTiming } from '../../hooks/accounts/hideAccountsFromTiming.ts';
import { keepTrashForStaff } from '../../hooks/operations/keepTrashForStaff.ts';
import { limitAccountCalls } from '../../hooks/accounts/limitAccountCalls.ts';
import { refuseBrokenGroups } from '../../hooks/operations/refuseBrokenGroups.ts';
import { refuseDottedSort } from '../../hooks/operations/refuseDottedSort.ts';
import { setDeletedAtOnServer } from '../../hooks/operations/setDeletedAtOnServer.ts';
import { closedEndpoint } from '../../src/endpoints/operations/closed.ts';

/** `/first-register` made five of five parallel callers admin; the first admin is made at start instead. */
const closedFirstRegister: Endpoint = closedEndpoint({ path: '/first-register', method: 'post' });

/**
 * What every collection gets, so that none can forget it: no document locks (anyone logged in could block a save),
 * no sorting through relations, a trash that the server alone moves things into and only staff look into; and for
 * accounts no open first registration, no mail inside a request, limits, and no telling accounts apart by time.
 */
export function harden(collection: CollectionConfig): CollectionConfig {
  const { hooks = {}, endpoints } = collection;
  const hasTrash = collection.trash === true;
  const hasAccounts = collection.auth !== undefined && collection.auth !== false;
  return {
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
        ...(hasAccounts ? [limitAccountCalls, hideAccountsFromTiming, neverMailInsideRequest] : []),
        ...(hooks.beforeOperation ?? []),
      ],
      afterLogin: [...(hasAccounts ? [forgetFailedLogins] : []), ...(hooks.afterLogin ?? [])],
      beforeValidate: [...(hasTrash ? [setDeletedAtOnServer] : []), ...(hooks.beforeValidate ?? [])],
    },
  };
}
