import { z } from 'zod';
import { localized, type Language } from '../language.ts';
import { pseudonymIn } from './anonymity/pseudonyms.ts';

/** The public face of a member, as the view `community_faces` builds it. */
export const face = z.object({
  id: z.int(),
  username: z.string(),
  avatar: z
    .object({ id: z.int(), url: z.string(), width: z.number().optional(), height: z.number().optional() })
    .optional(),
  badge: z.object({ role: z.literal('dietitian'), name: z.string().optional() }).optional(),
});
export type Face = z.infer<typeof face>;

/** Who wrote a text, as everyone sees it: a member, a name that stands for nobody, or somebody who has left. */
export type Author =
  | Face
  | { readonly anonymous: true; readonly name: string }
  | { readonly deleted: true; readonly name: string };

const leftMember = localized((language) => (language === 'ko' ? '탈퇴한 회원' : 'deleted member'));

/** The author of a post or a comment in the language of the reader. */
export function shownAuthor(
  row: { readonly isAnonymous: boolean; readonly pseudonym: string | null; readonly face: Face | null },
  language: Language,
): Author {
  if (row.isAnonymous) return { anonymous: true, name: pseudonymIn(language, row.pseudonym ?? '') };
  return row.face ?? { deleted: true, name: leftMember[language] };
}
