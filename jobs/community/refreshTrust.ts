import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const refreshTrustJob = defineJob({
  name: 'refresh-trust-levels',
  title: { ko: '회원 신뢰 단계 계산', en: 'Compute the trust levels of members' },
  ...maintenance,
  runSeconds: 3600,
  backoff: { baseSeconds: 60, capSeconds: 3600 },
  daily: { hour: 4, minute: 0 },
});
