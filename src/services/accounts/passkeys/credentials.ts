import { z } from 'zod';

/** Of a credential of the browser as JSON: `PublicKeyCredential.toJSON()`. */
const common = {
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
};
const bytes = z.string().max(100_000);
const transports = z.array(z.string().max(100)).max(20);

/** What the browser answers when it has made a passkey. Browsers add parts of their own, which are not used. */
export const newCredential = z.object({
  ...common,
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes, transports: transports.optional() }),
});

/** What the browser answers when a passkey has signed. */
export const signedCredential = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
});

/** The part of such an answer that the library asks for and that nothing here uses. */
export const noExtensions = { clientExtensionResults: {} } as const;
