import { Link } from '@payloadcms/ui';
import type { LocalizedText } from '../../domain/language.ts';
import type { Shared } from '../charts/Panel.tsx';

const texts = {
  pages: { ko: '쪽 이동', en: 'Pages' },
  first: { ko: '처음으로', en: 'First page' },
  previous: { ko: '이전', en: 'Previous' },
  next: { ko: '다음', en: 'Next' },
} as const satisfies Record<string, LocalizedText>;

/** Links to the other pages of a list that has numbered pages. `to` is the address of a page. */
export function PageLinks({
  page,
  pages,
  to,
  say,
  formats,
}: Shared & {
  readonly page: number;
  readonly pages: number;
  readonly to: (page: number) => string;
}) {
  if (pages < 2) return null;
  return (
    <nav aria-label={say(texts.pages)} className="dc-pages">
      {page > 1 ? (
        <Link href={to(page - 1)} prefetch={false} rel="prev">
          {say(texts.previous)}
        </Link>
      ) : null}
      <span>{`${formats.count(page)} / ${formats.count(pages)}`}</span>
      {page < pages ? (
        <Link href={to(page + 1)} prefetch={false} rel="next">
          {say(texts.next)}
        </Link>
      ) : null}
    </nav>
  );
}

/** Links to the first and the next page of a list that a cursor pages. Null: the link is not shown. */
export function CursorLinks({
  first,
  next,
  say,
}: Pick<Shared, 'say'> & { readonly first: string | null; readonly next: string | null }) {
  if (first === null && next === null) return null;
  return (
    <nav aria-label={say(texts.pages)} className="dc-pages">
      {first === null ? null : (
        <Link href={first} prefetch={false}>
          {say(texts.first)}
        </Link>
      )}
      {next === null ? null : (
        <Link href={next} prefetch={false} rel="next">
          {say(texts.next)}
        </Link>
      )}
    </nav>
  );
}
