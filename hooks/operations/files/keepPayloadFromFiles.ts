import type { CollectionBeforeOperationHook } from 'payload';

/**
 * Makes Payload neither write nor delete files. It writes them before the row, and deletes them before the commit: a
 * failed insert leaves a file without a row, and a rollback leaves a row without a file. `storeFiles` and
 * `removeFilesOfDocument` do it instead. Payload still checks the file and reads it for downloads.
 */
export const keepPayloadFromFiles: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'delete') return args;
  const { config } = args.collection;
  // Payload deletes the files that it finds in this folder, and there are none.
  const upload = { ...config.upload, disableLocalStorage: true, staticDir: '/dev/null' };
  return { ...args, collection: { ...args.collection, config: { ...config, upload } } };
};
