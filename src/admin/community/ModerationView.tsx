import type { AdminViewServerProps } from 'payload';
import { DefaultTemplate } from '@payloadcms/next/templates';
import { Gutter, SetStepNav } from '@payloadcms/ui';
import { notFound } from 'next/navigation.js';
import { z } from 'zod';
import { readQueueFilter } from '../../domain/community/moderation/desk/queueFilter.ts';
import { toLanguage } from '../../i18n/language.ts';
import { readDeskCase } from '../../services/community/moderation/desk/readDeskCase.ts';
import { nextCase, readQueue } from '../../services/community/moderation/desk/readQueue.ts';
import { formatsFor } from '../charts/formats.ts';
import { speaker } from '../texts.ts';
import { CasePage } from './case/CasePage.tsx';
import { QueuePage } from './desk/QueuePage.tsx';
import { texts } from './deskTexts.ts';
import '../controls/controls.css';
import './desk.css';

const caseId = z.string().regex(/^[1-9]\d{0,8}$/);
const notThere = z.object({ status: z.literal(404) });

/** The desk of moderators: `/admin/moderation` is the queue, `/admin/moderation/:id` a case. */
export async function ModerationView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { permissions, req, visibleEntities } = initPageResult;
  const { i18n, payload, user } = req;
  if (user?.collection !== 'staff' || permissions.collections?.['moderation-cases']?.read !== true)
    notFound();
  const [, id, ...rest] = segmentsOf(params?.['segments']);
  if (rest.length > 0 || (id !== undefined && !caseId.safeParse(id).success)) notFound();

  const language = toLanguage(i18n.language);
  const shared = { say: speaker(language), formats: formatsFor(language) };
  const base = `${payload.config.routes.admin}/moderation`;
  const title = { label: shared.say(texts.desk), ...(id === undefined ? {} : { url: base }) };
  const page =
    id === undefined ? (
      <QueuePage
        {...shared}
        base={base}
        first={await nextCase(req, {})}
        queue={await readQueue(req, {
          filter: readQueueFilter(searchParams ?? {}),
          moderator: user.id,
        })}
        filter={readQueueFilter(searchParams ?? {})}
      />
    ) : (
      <CasePage
        {...shared}
        admin={payload.config.routes.admin}
        deskCase={await readDeskCase(req, Number(id)).catch(orNotFound)}
        language={language}
        moderator={user.id}
      />
    );
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={initPageResult.locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={user}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[title, ...(id === undefined ? [] : [{ label: `#${id}` }])]} />
      <Gutter className="dc-page dc-desk">{page}</Gutter>
    </DefaultTemplate>
  );
}

function segmentsOf(value: string | string[] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function orNotFound(error: unknown): never {
  if (notThere.safeParse(error).success) notFound();
  throw error;
}
