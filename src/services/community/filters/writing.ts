/** What a member is about to publish. */
export interface Writing {
  readonly kind: 'post' | 'comment' | 'diary';
  /** Whether it is written for the first time. A change is checked too, but it is no duplicate and counts for no limit. */
  readonly isNew: boolean;
  /** All words that a reader sees, title included, as plain text. */
  readonly text: string;
  /** The title within the text, so that an answer can name the field that is wrong. */
  readonly title?: string;
  /** The addresses of its links. Addresses that stand in the text are found there. */
  readonly links: readonly string[];
  /** Ids of its pictures: of `post-images`, or of `meal-photos` for a diary. */
  readonly images: readonly number[];
  /** Where a comment belongs; none for a post and a diary. */
  readonly thread?: { readonly post: number } | { readonly diary: number };
  /** Who writes it, also when others must not know. */
  readonly user: number;
  /** The caller has read the notice about the wording, and sends the text all the same: field `acknowledged`. */
  readonly acknowledged: boolean;
}
