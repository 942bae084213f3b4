import { Link } from '@payloadcms/ui';
import { caseCauseNames, caseCauses } from '../../../domain/community/moderation/causes.ts';
import { caseStates } from '../../../domain/community/moderation/caseStates.ts';
import { contentStateTitles } from '../../../domain/community/contentStates.ts';
import {
  queueAgeNames,
  queueAges,
  queueQuery,
  queueStateTitles,
  queueStates,
  type QueueFilter,
} from '../../../domain/community/moderation/desk/queueFilter.ts';
import { moderationReasons, reasonNames } from '../../../domain/community/moderation/reasons.ts';
import type { Queue, QueueRow } from '../../../services/community/moderation/desk/readQueue.ts';
import { fillText, type LocalizedText } from '../../../domain/language.ts';
import type { Shared } from '../../charts/Panel.tsx';
import { FocusTitle } from '../../controls/FocusTitle.tsx';
import { PageLinks } from '../../controls/PageLinks.tsx';
import { BatchForm } from './BatchForm.tsx';
import { targetTitles, texts } from '../deskTexts.ts';
import { QueueKeys } from './QueueKeys.tsx';

/** The cases that wait, and the filter of the list. Everything is in its address, so that a link opens the same list. */
export function QueuePage({
  base,
  filter,
  first,
  queue,
  say,
  formats,
}: Shared & {
  readonly base: string;
  readonly filter: QueueFilter;
  readonly queue: Queue;
  readonly first: number | null;
}) {
  return (
    <>
      <FocusTitle text={say(texts.desk)} />
      <p className="dc-desk__note">{say(texts.intro)}</p>
      <Filters base={base} filter={filter} say={say} />
      <p className="dc-desk__count">
        <strong>{formats.count(queue.total)}</strong> {say(texts.casesInAll)}
      </p>
      {queue.rows.length === 0 ? (
        <p>{say(texts.none)}</p>
      ) : (
        <BatchForm base={base}>
          <ol className="dc-queue">
            {queue.rows.map((row) => (
              <Row base={base} formats={formats} key={row.id} row={row} say={say} />
            ))}
          </ol>
        </BatchForm>
      )}
      <PageLinks
        formats={formats}
        page={queue.page}
        pages={queue.pages}
        say={say}
        to={(page) => `${base}${queueQuery({ ...filter, page })}`}
      />
      <QueueKeys base={base} first={first} />
    </>
  );
}

function Filters({
  base,
  filter,
  say,
}: Pick<Shared, 'say'> & { readonly base: string; readonly filter: QueueFilter }) {
  const choice = (
    name: string,
    label: LocalizedText,
    { names, titleOf, value }: { names: readonly string[]; titleOf: (name: string) => string; value: string },
  ) => (
    <label>
      {say(label)}
      <select defaultValue={value} name={name}>
        {names.map((one) => (
          <option key={one} value={one}>
            {titleOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    // A new address makes new fields, which show what it says.
    <form
      action={base}
      aria-label={say(texts.filter)}
      className="dc-desk__filter"
      key={queueQuery(filter)}
      method="get"
      role="search"
    >
      {choice('state', texts.state, {
        names: queueStates,
        titleOf: (name) => titleIn(queueStateTitles, name, say),
        value: filter.state,
      })}
      {choice('reason', texts.reason, {
        names: ['', ...reasonNames],
        titleOf: (name) => (name === '' ? say(texts.any) : titleIn(reasonTitles, name, say)),
        value: filter.reason ?? '',
      })}
      {choice('cause', texts.cause, {
        names: ['', ...caseCauseNames],
        titleOf: (name) => (name === '' ? say(texts.any) : titleIn(causeTitles, name, say)),
        value: filter.cause ?? '',
      })}
      {choice('age', texts.age, {
        names: ['', ...queueAgeNames],
        titleOf: (name) => (name === '' ? say(texts.any) : titleIn(ageTitles, name, say)),
        value: filter.age ?? '',
      })}
      <label className="dc-desk__check">
        <input defaultChecked={filter.isMine} name="mine" type="checkbox" value="1" /> {say(texts.mine)}
      </label>
      <label className="dc-desk__check">
        <input defaultChecked={filter.isUnseen} name="unseen" type="checkbox" value="1" /> {say(texts.unseen)}
      </label>
      <button className="dc-button" type="submit">
        {say(texts.show)}
      </button>
      <Link href={base} prefetch={false}>
        {say(texts.reset)}
      </Link>
    </form>
  );
}

function Row({ base, row, say, formats }: Shared & { readonly base: string; readonly row: QueueRow }) {
  const {
    cause,
    claim,
    contentState,
    excerpt,
    id,
    openedAt,
    reasons,
    reportsCount,
    state,
    target,
    version,
    weight,
  } = row;
  const isTaken = claim !== null && !claim.isMine;
  const opened = new Date(openedAt);
  return (
    <li className={isTaken ? 'dc-queue__taken' : undefined}>
      <input
        aria-label={`${say(texts.pick)}: #${String(id)}`}
        className="dc-queue__pick"
        data-version={version}
        disabled={isTaken || state === 'resolved'}
        type="checkbox"
        value={id}
      />
      <Link className="dc-queue__open" href={`${base}/${String(id)}`} prefetch={false}>
        <span className="dc-queue__kind">
          {target === null ? say(texts.caseName) : say(targetTitles[target.relationTo])}
        </span>{' '}
        {excerpt ?? say(target?.relationTo === 'meal-diaries' ? texts.mealInCase : texts.gone)}
      </Link>
      <p>
        <span className={`dc-pill dc-pill--${state}`}>{say(caseStates[state])}</span>
        {contentState === null || contentState === 'published' ? null : (
          <span className="dc-pill">{say(contentStateTitles[contentState])}</span>
        )}
        {reportsCount === 0 ? null : <span>{`${say(texts.reports)} ${formats.count(reportsCount)}`}</span>}
        {reasons.length === 0 ? (
          <span>{say(caseCauses[cause].title)}</span>
        ) : (
          reasons.map((reason) => <span key={reason}>{say(moderationReasons[reason].title)}</span>)
        )}
      </p>
      <p className="dc-desk__note">
        <span>{`${say(texts.weight)} ${formats.count(Math.round(weight * 10) / 10)}`}</span>
        <span>
          {say(texts.opened)} <time dateTime={openedAt}>{formats.moment(opened)}</time>
        </span>
        {claim === null ? null : (
          <span>
            {`${say(texts.claimedBy)}: ${claim.isMine ? say(texts.you) : claim.by} `}
            <time
              dateTime={claim.until}
            >{`(${fillText(say(texts.untilTime), { time: formats.moment(new Date(claim.until)) })})`}</time>
          </span>
        )}
        <span>{`#${String(id)}`}</span>
      </p>
    </li>
  );
}

const reasonTitles = titlesOf(moderationReasons);
const causeTitles = titlesOf(caseCauses);
const ageTitles = titlesOf(queueAges);

function titlesOf(
  list: Readonly<Record<string, { readonly title: LocalizedText }>>,
): Readonly<Record<string, LocalizedText>> {
  return Object.fromEntries(Object.entries(list).map(([name, { title }]) => [name, title]));
}

function titleIn(titles: Readonly<Record<string, LocalizedText>>, name: string, say: Shared['say']): string {
  const title = titles[name];
  return title === undefined ? name : say(title);
}
