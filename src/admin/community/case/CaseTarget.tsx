import { Link } from '@payloadcms/ui';
import type { Language } from '../../../domain/language.ts';
import { contentStateTitles } from '../../../domain/community/contentStates.ts';
import { mealTypes } from '../../../domain/meals/mealTypes.ts';
import type {
  DeskAuthor,
  DeskCase,
  DeskComment,
} from '../../../services/community/moderation/desk/readDeskCase.ts';
import type { Shared } from '../../charts/Panel.tsx';
import { amountUnitTitles, texts } from '../deskTexts.ts';
import { RichContent } from './RichContent.tsx';

type Part = Shared & { readonly deskCase: DeskCase; readonly admin: string; readonly language: Language };

/** What was reported, in its context: the post, the thread around a comment, the meal, or the profile of a member. */
export function CaseTarget(part: Part) {
  const { deskCase, say } = part;
  const { comments, listed, meal, member, post, reference } = deskCase;
  const isPost = reference?.relationTo === 'posts';
  return (
    <>
      <section className="dc-panel">
        <h2>{say(texts.content)}</h2>
        {deskCase.target.relationTo === undefined ? <p>{say(texts.gone)}</p> : <Facts {...part} />}
        {listed.length === 0 ? null : (
          <p className="dc-desk__alarm">
            {say(texts.listed)}:{' '}
            {listed.map((name) => (
              <mark key={name}>{name}</mark>
            ))}
          </p>
        )}
        {isPost && post !== null ? <PostContent {...part} post={post} /> : null}
        {comments.length === 0 ? null : (
          <>
            <h3>{say(texts.thread)}</h3>
            <ol className="dc-thread">
              {comments.map((comment) => (
                <Comment {...part} comment={comment} key={comment.id} />
              ))}
            </ol>
          </>
        )}
        {member === null ? null : (
          <>
            <h3>{say(texts.introduction)}</h3>
            {member.intro == null || member.intro === '' ? (
              <p>{say(texts.noIntroduction)}</p>
            ) : (
              <p className="dc-written">{member.intro}</p>
            )}
          </>
        )}
        {meal === null ? null : <Meal {...part} meal={meal} />}
        <Revisions {...part} />
      </section>
      {!isPost && post !== null ? (
        <section className="dc-panel">
          <h2>{say(texts.postAround)}</h2>
          <p className="dc-desk__facts">
            <Author {...part} author={post.shownAuthor} />
            <time dateTime={post.createdAt}>{part.formats.moment(new Date(post.createdAt))}</time>
          </p>
          <PostContent {...part} post={post} />
        </section>
      ) : null}
    </>
  );
}

function Facts({ admin, deskCase, say, formats }: Part) {
  const { author, board, comments, deletedAt, post, reference, sanctions, target } = deskCase;
  const written = reference?.relationTo === 'posts' ? post : comments.find(({ isTarget }) => isTarget);
  const isReadable = reference?.relationTo === 'posts' || reference?.relationTo === 'comments';
  return (
    <dl className="dc-facts">
      {author === null ? null : (
        <div>
          <dt>{say(texts.author)}</dt>
          <dd>
            <Author admin={admin} author={author} say={say} />
            {sanctions === null || sanctions === 0
              ? null
              : ` · ${say(texts.sanctions)} ${formats.count(sanctions)}`}
          </dd>
        </div>
      )}
      {target.state === undefined ? null : (
        <div>
          <dt>{say(texts.state)}</dt>
          <dd>
            {say(contentStateTitles[target.state])}
            {deletedAt === null ? null : (
              <>
                {' '}
                <span className="dc-pill dc-pill--appealed">{say(texts.deletedByAuthor)}</span>{' '}
                <time dateTime={deletedAt}>{formats.moment(new Date(deletedAt))}</time>
              </>
            )}
          </dd>
        </div>
      )}
      {board === null ? null : (
        <div>
          <dt>{say(texts.board)}</dt>
          <dd>
            <Link href={`${admin}/collections/boards/${String(board.id)}`} prefetch={false}>
              {say({ ko: board.name, en: board.nameEn })}
            </Link>
          </dd>
        </div>
      )}
      {written === null || written === undefined ? null : (
        <div>
          <dt>{say(texts.written)}</dt>
          <dd>
            <time dateTime={written.createdAt}>{formats.moment(new Date(written.createdAt))}</time>
          </dd>
        </div>
      )}
      {isReadable ? (
        <div>
          <dt className="dc-hidden">{say(texts.openPage)}</dt>
          <dd>
            <Link
              href={`${admin}/collections/${reference.relationTo}/${deletedAt === null ? '' : 'trash/'}${String(reference.value)}`}
              prefetch={false}
            >
              {say(texts.openPage)}
            </Link>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function Author({
  admin,
  author: { kind, member, name },
  say,
}: Pick<Part, 'admin' | 'say'> & { readonly author: DeskAuthor }) {
  if (kind === 'anonymous') return <span>{`${name} (${say(texts.anonymousAuthor)})`}</span>;
  if (member === undefined) return <span>{name}</span>;
  return (
    <Link href={`${admin}/collections/members/${String(member)}`} prefetch={false}>
      {name}
    </Link>
  );
}

function PostContent({ post, say, formats }: Part & { readonly post: NonNullable<DeskCase['post']> }) {
  const { editedAt, pictures, title } = post;
  return (
    <article className="dc-written">
      {title == null || title === '' ? null : <h3>{title}</h3>}
      <RichContent post={post} />
      {editedAt == null ? null : (
        <p className="dc-desk__note">
          {say(texts.edited)} <time dateTime={editedAt}>{formats.moment(new Date(editedAt))}</time>
        </p>
      )}
      {pictures.length === 0 ? null : (
        <details>
          <summary>{`${say(texts.pictures)} (${formats.count(pictures.length)})`}</summary>
          <div className="dc-pictures">
            {pictures.map(({ alt, id, url }) => (
              <img alt={alt === '' ? say(texts.picture) : alt} key={id} loading="lazy" src={url} />
            ))}
          </div>
        </details>
      )}
    </article>
  );
}

function Comment({
  admin,
  comment: { author, createdAt, isReply, isTarget, state, text },
  say,
  formats,
}: Part & { readonly comment: DeskComment }) {
  return (
    <li className={isTarget ? 'dc-thread__target' : undefined}>
      <p className="dc-desk__facts">
        {isTarget ? <strong>{say(texts.reported)}</strong> : null}
        <Author admin={admin} author={author} say={say} />
        {isReply ? <span>{say(texts.reply)}</span> : null}
        <time dateTime={createdAt}>{formats.moment(new Date(createdAt))}</time>
        {state === 'published' ? null : <span className="dc-pill">{say(contentStateTitles[state])}</span>}
      </p>
      <p className="dc-written">{text}</p>
    </li>
  );
}

function Meal({ formats, meal, say }: Part & { readonly meal: NonNullable<DeskCase['meal']> }) {
  const { content, date, foods, mealType, photos } = meal;
  return (
    <article>
      <h3>
        {[date, mealType === undefined ? undefined : say(mealTypes[mealType])].filter(Boolean).join(' · ')}
      </h3>
      <p className="dc-written">{content ?? ''}</p>
      {foods.length === 0 ? null : (
        <>
          <h4>{say(texts.foods)}</h4>
          <ul className="dc-meal">
            {foods.map(({ amount, brand, name, unit }, at) => (
              <li key={at}>
                {[brand, name].filter(Boolean).join(' ')} · {formats.count(amount)}{' '}
                {say(amountUnitTitles[unit])}
              </li>
            ))}
          </ul>
        </>
      )}
      {photos.length === 0 ? null : (
        <details>
          <summary>{`${say(texts.mealPhotos)} (${formats.count(photos.length)})`}</summary>
          <div className="dc-pictures">
            {photos.map(({ alt, id, url }) => (
              <img alt={alt === '' ? say(texts.picture) : alt} key={id} loading="lazy" src={url} />
            ))}
          </div>
        </details>
      )}
    </article>
  );
}

function Revisions({ deskCase: { revisions }, say, formats }: Part) {
  if (revisions.length === 0) return null;
  return (
    <details>
      <summary>{`${say(texts.revisions)} (${formats.count(revisions.length)})`}</summary>
      <ol className="dc-list">
        {revisions.map(({ createdAt, id, text, title }) => (
          <li key={id}>
            <time dateTime={createdAt}>{formats.moment(new Date(createdAt))}</time>
            {title == null || title === '' ? null : <p className="dc-written">{title}</p>}
            <p className="dc-written">{text}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
