import type { AdminViewServerProps } from 'payload';
import { notFound } from 'next/navigation.js';
import { readQueueFilter } from '../../domain/community/moderation/desk/queueFilter.ts';
import { toLanguage } from '../../i18n/language.ts';
import { readDeskCase } from '../../services/community/moderation/desk/readDeskCase.ts';
import { nextCase, readQueue } from '../../services/community/moderation/desk/readQueue.ts';
import { formatsFor } from '../charts/formats.ts';
import { AdminPage, idInAddress, orNotFound } from '../controls/AdminPage.tsx';
import { speaker } from '../texts.ts';
import { CasePage } from './case/CasePage.tsx';
import { QueuePage } from './desk/QueuePage.tsx';
import { texts } from './deskTexts.ts';
import './desk.css';

/** The desk of moderators: `/admin/moderation` is the queue, `/admin/moderation/:id` a case. */
export async function ModerationView(view: AdminViewServerProps) {
  const { permissions, req } = view.initPageResult;
  const { i18n, payload, user } = req;
  if (user?.collection !== 'staff' || permissions.collections?.['moderation-cases']?.read !== true)
    notFound();
  const id = idInAddress(view);
  const language = toLanguage(i18n.language);
  const shared = { say: speaker(language), formats: formatsFor(language) };
  const base = `${payload.config.routes.admin}/moderation`;
  const title = { label: shared.say(texts.desk), ...(id === undefined ? {} : { url: base }) };
  const filter = readQueueFilter(view.searchParams ?? {});
  const page =
    id === undefined ? (
      <QueuePage
        {...shared}
        base={base}
        first={await nextCase(req, {})}
        queue={await readQueue(req, { filter, moderator: user.id })}
        filter={filter}
      />
    ) : (
      <CasePage
        {...shared}
        admin={payload.config.routes.admin}
        deskCase={await readDeskCase(req, id).catch(orNotFound)}
        language={language}
        moderator={user.id}
      />
    );
  return (
    <AdminPage
      className="dc-desk"
      nav={[title, ...(id === undefined ? [] : [{ label: `#${String(id)}` }])]}
      view={view}
    >
      {page}
    </AdminPage>
  );
}
