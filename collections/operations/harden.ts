import { traverseFields } from 'payload';
import type { CollectionConfig, Config, Endpoint, Field, SanitizedConfig } from 'payload';
import { readTagFirst, sendTag } from '../../hooks/operations/writes/entityTag.ts';
import { checkNewPassword } from '../../hooks/accounts/credentials/checkNewPassword.ts';
import { normalizeCredentials } from '../../hooks/accounts/credentials/normalizeCredentials.ts';
import { refuseHeldAddress } from '../../hooks/accounts/credentials/refuseHeldAddress.ts';
import { redeemResetLink } from '../../hooks/accounts/credentials/redeemResetLink.ts';
import { resetFailedLogins } from '../../hooks/accounts/logins/resetFailedLogins.ts';
import { keepSessionToRefresh } from '../../hooks/accounts/logins/keepSessionToRefresh.ts';
import { hideAccountsFromTiming } from '../../hooks/accounts/logins/hideAccountsFromTiming.ts';
import { restrictTrashToStaff } from '../../hooks/operations/restrictTrashToStaff.ts';
import { recordCreation, recordDeletion, recordUpdate } from '../../hooks/operations/audit/recordChanges.ts';
import { recordRead } from '../../hooks/operations/audit/recordRead.ts';
import { recordUnlock } from '../../hooks/operations/audit/recordUnlock.ts';
import { limitAccountCalls } from '../../hooks/accounts/logins/limitAccountCalls.ts';
import { storeKeyedWrite } from '../../hooks/operations/writes/storeKeyedWrite.ts';
import { limitQuery } from '../../hooks/operations/input/limitQuery.ts';
import { noteSentInput } from '../../hooks/operations/input/noteSentInput.ts';
import { refuseClosedWrites } from '../../hooks/operations/writes/refuseClosedWrites.ts';
import { requireReach } from '../../hooks/operations/writes/requireReach.ts';
import { lockDocumentToChange } from '../../hooks/operations/writes/lockDocumentToChange.ts';
import { refuseUnknownReferences } from '../../hooks/operations/input/refuseUnknownReferences.ts';
import { refuseUnknownInput } from '../../hooks/operations/input/refuseUnknownInput.ts';
import { nameFileOnServer } from '../../hooks/operations/nameFileOnServer.ts';
import { requireFile } from '../../hooks/operations/requireFile.ts';
import { speakCallersLanguage } from '../../hooks/operations/speakCallersLanguage.ts';
import { setDeletedAtOnServer } from '../../hooks/operations/setDeletedAtOnServer.ts';
import { copyAsCreate } from '../../hooks/operations/copyAsCreate.ts';
import { keepPayloadFromFiles } from '../../hooks/operations/files/keepPayloadFromFiles.ts';
import { removeFilesOfDocument } from '../../hooks/operations/files/removeFilesOfDocument.ts';
import { storeFiles } from '../../hooks/operations/files/storeFiles.ts';
import { refuseCircle } from '../../hooks/operations/refuseCircle.ts';
import { moveIntoTrash } from '../../hooks/operations/trash/moveIntoTrash.ts';
import { keepEditsOfOthers, noteBasis } from '../../hooks/curation/keepEdits.ts';
import { showLastEditor } from '../../hooks/curation/showLastEditor.ts';
import {
  recordCreatedDocument,
  recordDeletedDocument,
  recordUpdatedFields,
} from '../../hooks/curation/recordHistory.ts';
import { label } from '../fields/labels.ts';
import { credentialFields } from '../accounts/auth.ts';
import { isStaff, nobody, serverOnly } from '../../src/access/roles.ts';
import { auditOf } from '../../src/domain/accounts/audit.ts';
import { historyEndpoints } from '../../src/endpoints/curation/history.ts';
import { accountsById } from '../../src/endpoints/operations/accountsById.ts';
import { bulkEndpoints } from '../../src/endpoints/operations/bulk.ts';
import { closedEndpoint } from '../../src/endpoints/operations/closed.ts';
import { documentAccessEndpoint } from '../../src/endpoints/operations/documentAccess.ts';
import { restoreEndpoint } from '../../src/endpoints/operations/restore.ts';

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
 * - texts of Payload are in the language of the caller;
 * - no document locks, because any logged-in user could block a save;
 * - filters, orders, selections and pages are checked and limited, and name only what the caller may read; strangers do
 *   not sort through relations;
 * - an account inside another document is its id;
 * - a write that nobody may do is refused, whatever it sends;
 * - input has known names, the right types and ranges, and no value that the caller may not set;
 * - uploads come as bytes, never from an address, and get a name of the server;
 * - relations point to documents that exist;
 * - changes of one document run one after the other, under the condition of `If-Match`;
 * - a document that does not exist and one that the caller may not see have the same answer;
 * - answers about one document have an `ETag`;
 * - a create under an `Idempotency-Key` stores its answer in its own transaction;
 * - a bulk operation is a series of single ones, and a copy is a create;
 * - no document is below itself;
 * - `deletedAt` is set by the server only, only staff see the trash, and what is in the trash lives on;
 * - files are written and removed with the transaction of their row;
 * - what changes in documents that staff curate (`custom.curated`) is in their history, with the values; nobody
 *   overwrites what others changed meanwhile;
 * - what staff read and change of members' data, accounts and rules is in the audit log;
 * - auth collections have no open first registration, rate limits, and equal response times for known and unknown
 *   addresses; passwords and addresses have one normal form, and change only by their own ways.
 */
export function harden(config: Config): Config {
  const { collections = [], graphQL } = config;
  const accounts = collections.filter(hasAccounts).map(({ slug }) => slug);
  return {
    ...config,
    collections: collections.map(hardenCollection),
    graphQL: {
      ...graphQL,
      validationRules: (args) => [
        ...(graphQL?.validationRules?.(args) ?? []),
        accountsById((slug) => accounts.includes(slug)),
      ],
    },
  };
}

/**
 * The same for the collections that Payload adds after its plugins (preferences, migrations): queries and input are
 * checked, and accounts are ids.
 */
export async function hardenOwnCollections(sanitized: Promise<SanitizedConfig>): Promise<SanitizedConfig> {
  const config = await sanitized;
  const accounts = config.collections.filter(({ auth }) => Boolean(auth)).map(({ slug }) => slug);
  for (const { fields, hooks } of config.collections) {
    if (!hooks.beforeOperation.includes(limitQuery))
      hooks.beforeOperation.unshift(refuseClosedWrites, limitQuery, refuseUnknownInput);
    traverseFields({
      fields,
      callback: ({ field }) => {
        if (
          field.type === 'relationship' &&
          [field.relationTo].flat().some((slug) => accounts.includes(slug))
        )
          field.maxDepth = 0;
      },
    });
  }
  return config;
}

function hasAccounts({ auth }: CollectionConfig): boolean {
  return auth !== undefined && auth !== false;
}

/** Who has changed a curated document last. A column of lists; the form has the whole history. */
const changedBy = {
  name: 'changedBy',
  type: 'text',
  virtual: true,
  label: label('바꾼 사람', 'Changed by'),
  access: { ...serverOnly, read: isStaff },
  admin: { condition: () => false, disableListFilter: true },
} as const satisfies Field;

/** What the form of every curated document has: its history, and a save that overwrites nobody. */
function withHistory(admin: CollectionConfig['admin']): CollectionConfig['admin'] {
  const { components = {} } = admin ?? {};
  return {
    ...admin,
    defaultColumns: [...(admin?.defaultColumns ?? []), changedBy.name],
    components: {
      ...components,
      edit: { ...components.edit, SaveButton: '/src/admin/curation/edits/SaveButton.tsx#SaveButton' },
      views: {
        ...components.views,
        // Both texts are in `payload.config.ts`.
        edit: Object.assign({}, components.views?.edit, {
          history: {
            Component: '/src/admin/curation/history/HistoryView.tsx#HistoryView',
            path: '/history',
            tab: {
              href: '/history',
              label: ({ t }: { t: (key: string) => string }) => t('curation:history'),
            },
          },
        }),
      },
    },
  };
}

function hardenCollection(collection: CollectionConfig): CollectionConfig {
  const { hooks = {}, endpoints } = collection;
  const hasTrash = collection.trash === true;
  const hasFiles = collection.upload !== undefined && collection.upload !== false;
  const isAccounts = hasAccounts(collection);
  const isCurated = collection.custom?.['curated'] === true;
  const audit = auditOf(collection);
  return {
    ...defaultsOfPayload3,
    ...collection,
    lockDocuments: false,
    ...(isCurated ? { admin: withHistory(collection.admin) } : {}),
    fields: [
      ...(isAccounts ? credentialFields : []),
      ...collection.fields,
      ...(isCurated ? [changedBy] : []),
    ],
    // Where nobody may create a document, nobody may copy one.
    ...(collection.access?.create === nobody ? { disableDuplicate: true } : {}),
    endpoints: [
      ...(isAccounts ? [closedFirstRegister] : []),
      ...bulkEndpoints,
      documentAccessEndpoint,
      ...(hasTrash ? [restoreEndpoint] : []),
      ...(isCurated ? historyEndpoints(collection.access?.update) : []),
      ...(endpoints === false ? [] : (endpoints ?? [])),
    ],
    hooks: {
      ...hooks,
      beforeOperation: [
        speakCallersLanguage,
        refuseClosedWrites,
        limitQuery,
        // It makes the input that the next hooks check.
        copyAsCreate,
        ...(isCurated ? [noteBasis] : []),
        refuseUnknownInput,
        noteSentInput,
        ...(hasFiles ? [requireFile, nameFileOnServer, keepPayloadFromFiles] : []),
        ...(hasTrash && collection.custom?.['trashIsVisibleToOwners'] !== true ? [restrictTrashToStaff] : []),
        ...(hasTrash ? [moveIntoTrash] : []),
        ...(isAccounts
          ? [
              // Before the next one, which may hash: an attempt that is over the limit must cost no work.
              limitAccountCalls,
              normalizeCredentials,
              hideAccountsFromTiming,
              redeemResetLink,
              keepSessionToRefresh,
            ]
          : []),
        ...(hooks.beforeOperation ?? []),
        requireReach,
        readTagFirst,
        // After the hooks of the collection: some lock the whole table, and locks must be taken in one order.
        lockDocumentToChange,
        ...(isCurated ? [keepEditsOfOthers] : []),
      ],
      afterOperation: [
        ...(hooks.afterOperation ?? []),
        ...(audit.reads ? [recordRead] : []),
        ...(isAccounts ? [recordUnlock] : []),
        ...(isCurated ? [showLastEditor] : []),
        sendTag,
        storeKeyedWrite,
      ],
      afterLogin: [...(isAccounts ? [resetFailedLogins] : []), ...(hooks.afterLogin ?? [])],
      beforeValidate: [
        ...(hasTrash ? [setDeletedAtOnServer] : []),
        ...(hooks.beforeValidate ?? []),
        ...(isAccounts ? [checkNewPassword] : []),
      ],
      // After the hooks of the collection, which know better what is wrong with a relation.
      beforeChange: [
        ...(hooks.beforeChange ?? []),
        refuseCircle,
        refuseUnknownReferences,
        ...(audit.changes ? [recordUpdate] : []),
        ...(isCurated ? [recordUpdatedFields] : []),
      ],
      // As the last step before the commit.
      afterChange: [
        ...(isAccounts ? [refuseHeldAddress] : []),
        ...(hooks.afterChange ?? []),
        ...(audit.changes ? [recordCreation] : []),
        ...(isCurated ? [recordCreatedDocument] : []),
        ...(hasFiles ? [storeFiles] : []),
      ],
      beforeDelete: [
        ...(hooks.beforeDelete ?? []),
        ...(audit.changes ? [recordDeletion] : []),
        ...(isCurated ? [recordDeletedDocument] : []),
        ...(hasFiles ? [removeFilesOfDocument] : []),
      ],
    },
  };
}
