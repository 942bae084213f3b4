import type { ComponentProps, ReactNode } from 'react';
import type { AdminViewServerProps } from 'payload';
import { DefaultTemplate } from '@payloadcms/next/templates';
import { Gutter, SetStepNav } from '@payloadcms/ui';
import { notFound } from 'next/navigation.js';
import { z } from 'zod';
import './controls.css';

/** A page of our own in the frame of the admin UI. `nav` are the steps to it. */
export function AdminPage({
  children,
  className,
  nav,
  view: { initPageResult, params, searchParams },
}: {
  readonly children: ReactNode;
  readonly className: string;
  readonly nav: ComponentProps<typeof SetStepNav>['nav'];
  readonly view: AdminViewServerProps;
}) {
  const { locale, permissions, req, visibleEntities } = initPageResult;
  const { i18n, payload, user } = req;
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      {...(user === null ? {} : { user })}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={nav} />
      <Gutter className={`dc-page ${className}`}>{children}</Gutter>
    </DefaultTemplate>
  );
}

const documentId = z.string().regex(/^[1-9]\d{0,8}$/);

/** The id in the address `/admin/NAME/ID`; undefined of `/admin/NAME`. Any other address is not found. */
export function idInAddress({ params }: AdminViewServerProps): number | undefined {
  const segments = params?.['segments'];
  const [, id, ...rest] = Array.isArray(segments) ? segments : [];
  if (id === undefined) return undefined;
  if (rest.length > 0 || !documentId.safeParse(id).success) notFound();
  return Number(id);
}

const notThere = z.object({ status: z.literal(404) });

/** Shows the page "not found" for a document that is not there. */
export function orNotFound(error: unknown): never {
  if (notThere.safeParse(error).success) notFound();
  throw error;
}
