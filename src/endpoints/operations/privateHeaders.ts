/** Nobody but its reader keeps an answer. */
export const privateHeaders = { 'cache-control': 'private, no-store' };
