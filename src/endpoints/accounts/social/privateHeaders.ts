/** For answers that are of one sign-in: no cache keeps them, and no other site learns the address that led to them. */
export const privateHeaders = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } as const;
