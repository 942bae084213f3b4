import { z } from 'zod';

/** The public face of a member, as the view `community_faces` makes it. */
export const face = z.object({
  id: z.int(),
  username: z.string(),
  avatar: z
    .object({ id: z.int(), url: z.string(), width: z.number().optional(), height: z.number().optional() })
    .optional(),
  badge: z.object({ role: z.literal('dietitian'), name: z.string().optional() }).optional(),
});
export type Face = z.infer<typeof face>;
