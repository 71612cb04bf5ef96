import { useMutation } from '@tanstack/react-query';
import { useApp } from './app-context.ts';

/** Saves a file of the partnership on this device. */
export function useDownload(path: string, fileName: string) {
  const { api, at } = useApp();
  return useMutation<void, Error, void>({ mutationFn: () => api.download(at(path), fileName) });
}
