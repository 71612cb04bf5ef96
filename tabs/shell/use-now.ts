import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Instant } from '../../src/time/local.ts';
import { useApp } from './app-context.ts';

/**
 * The time by the service's clock: devices run ahead or behind, and the practice environment sets its clock forward.
 * It runs on from the moment at which the service said who is signed in.
 */
export function useNow(): () => Instant {
  const { me } = useApp();
  const saidAt = useQueryClient().getQueryState(['me'])?.dataUpdatedAt;
  return useCallback(
    () => new Date(Date.parse(me.now) + Date.now() - (saidAt ?? Date.now())).toISOString(),
    [me.now, saidAt],
  );
}
