'use client';

import { Link, useAuth, useConfig, useTranslation } from '@payloadcms/ui';
import { usePathname } from 'next/navigation.js';
import { speaker } from '../texts.ts';
import { texts } from './deskTexts.ts';

/** The way to the desk in the navigation, for those who may read cases. */
export function DeskLink() {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const { permissions } = useAuth();
  const path = usePathname();
  if (permissions?.collections?.['moderation-cases']?.read !== true) return null;
  const href = `${config.routes.admin}/moderation`;
  return (
    <Link
      aria-current={path === href ? 'page' : undefined}
      className="nav__link dc-desk-link"
      href={href}
      id="nav-moderation"
      prefetch={false}
    >
      {path.startsWith(href) ? <span aria-hidden="true" className="nav__link-indicator" /> : null}
      <span className="nav__link-label">{speaker(i18n.language)(texts.desk)}</span>
    </Link>
  );
}
