import type { ModerationAction } from '../../../../payload-types.ts';
import { situationShape } from '../../../domain/community/moderation/actions.ts';
import { caseCauses } from '../../../domain/community/moderation/causes.ts';
import { caseStates, dayLimits, reportOutcomes } from '../../../domain/community/moderation/caseStates.ts';
import { offeredActions } from '../../../domain/community/moderation/desk/offeredActions.ts';
import { moderationReasons } from '../../../domain/community/moderation/reasons.ts';
import type { Language } from '../../../domain/language.ts';
import type { DeskCase } from '../../../services/community/moderation/desk/readDeskCase.ts';
import type { Shared } from '../../charts/Panel.tsx';
import { FocusTitle } from '../../controls/FocusTitle.tsx';
import { targetTitles, texts } from '../deskTexts.ts';
import { CaseTarget } from './CaseTarget.tsx';
import { CaseWork } from './CaseWork.tsx';
import type { OpeningRow, PastAction } from './rows.ts';

/** A case: what it is about, who said what about it, and what a moderator can do. */
export function CasePage({
  admin,
  deskCase,
  language,
  moderator,
  say,
  formats,
}: Shared & {
  readonly admin: string;
  readonly deskCase: DeskCase;
  readonly language: Language;
  readonly moderator: number;
}) {
  const { actions, case: found, next, openings, reasons, reference, reports, staff, target } = deskCase;
  const { cause, claimedBy, claimedUntil, id, openedAt, state, version, weight } = found;
  const kind = reference === null ? texts.caseName : targetTitles[reference.relationTo];
  const nameOf = (value: unknown): string =>
    typeof value === 'number' ? (staff.get(value) ?? `#${String(value)}`) : '';
  const moment = (value: string): string => formats.moment(new Date(value));
  return (
    <div lang={language}>
      <FocusTitle text={`${say(kind)} · ${say(texts.caseName)} #${String(id)}`} />
      <p className="dc-desk__facts">
        <span className={`dc-pill dc-pill--${state}`}>{say(caseStates[state])}</span>
        <span>{say(caseCauses[cause].title)}</span>
        <span>{`${say(texts.weight)} ${formats.count(Math.round(weight * 10) / 10)}`}</span>
        <span>
          {say(texts.opened)} <time dateTime={openedAt}>{moment(openedAt)}</time>
        </span>
      </p>
      <div className="dc-case-page">
        <div className="dc-case-page__context">
          <CaseTarget admin={admin} deskCase={deskCase} formats={formats} language={language} say={say} />
          <section className="dc-panel">
            <h2>{say(texts.reports)}</h2>
            {reports.length === 0 ? (
              <p>{say(texts.noReports)}</p>
            ) : (
              <ul className="dc-list">
                {reports.map((report) => (
                  <li key={report.id}>
                    <strong>{say(moderationReasons[report.reason].title)}</strong>
                    {report.note == null || report.note === '' ? null : (
                      <p className="dc-quoted">{report.note}</p>
                    )}
                    <p className="dc-desk__note">
                      <time dateTime={report.createdAt}>{moment(report.createdAt)}</time>
                      <span>{say(reportOutcomes[report.outcome])}</span>
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
        <CaseWork
          actions={offeredActions(target)}
          contentState={target.state}
          base={`${admin}/moderation`}
          claim={
            typeof claimedBy !== 'number' || claimedUntil == null
              ? null
              : { by: nameOf(claimedBy), isMine: claimedBy === moderator, until: moment(claimedUntil) }
          }
          history={actions.map((action) => pastAction(action, { moment, moderator, nameOf }))}
          id={id}
          key={id}
          likelyReason={reasons[0]}
          maximumDays={target.author === 'anonymous' ? dayLimits.anonymous : dayLimits.named}
          next={next}
          openings={
            target.author === 'anonymous' && reference !== null
              ? {
                  target: reference,
                  rows: openings.map(
                    ({
                      answer,
                      askedBy,
                      createdAt,
                      expiresAt,
                      id: opening,
                      reason,
                      state: openingState,
                      decidedBy,
                    }): OpeningRow => ({
                      id: opening,
                      state: openingState,
                      reason,
                      answer: answer ?? null,
                      askedBy: nameOf(askedBy),
                      isMine: askedBy === moderator,
                      mayRead: [askedBy, decidedBy].includes(moderator),
                      askedAt: moment(createdAt),
                      until: moment(expiresAt),
                    }),
                  ),
                }
              : undefined
          }
          state={state}
          version={version}
        />
      </div>
    </div>
  );
}

function pastAction(
  action: ModerationAction,
  {
    moment,
    moderator,
    nameOf,
  }: { moment: (value: string) => string; moderator: number; nameOf: (value: unknown) => string },
): PastAction {
  const {
    appealState,
    appealText,
    appealedAt,
    createdAt,
    days,
    id,
    isAutomatic,
    kind,
    message,
    note,
    reason,
    undoneAt,
  } = action;
  const { anonymousMutedUntil, mutedUntil, suspendedUntil } =
    situationShape.safeParse(action.after).data ?? {};
  const until = suspendedUntil ?? mutedUntil ?? anonymousMutedUntil ?? undefined;
  return {
    ...{ id, kind, at: moment(createdAt) },
    by: nameOf(action.moderator),
    isMine: action.moderator === moderator,
    isAutomatic: isAutomatic === true,
    reason: reason ?? null,
    note: note ?? null,
    message: message ?? null,
    days: days ?? null,
    until: until === undefined ? null : moment(until),
    isUndone: undoneAt != null,
    appeal:
      appealState == null
        ? null
        : {
            state: appealState,
            text: appealText ?? '',
            at: appealedAt == null ? '' : moment(appealedAt),
          },
  };
}
