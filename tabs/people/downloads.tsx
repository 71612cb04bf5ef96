import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useMutation } from '@tanstack/react-query';
import { peopleText } from '../../src/text/tabs/people.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';

/** Saves a file of the partnership on this device. */
export function useDownload(path: string, fileName: string) {
  const { api, at } = useApp();
  return useMutation<void, Error, void>({ mutationFn: () => api.download(at(path), fileName) });
}

export function TemplateButton() {
  const text = useText(peopleText);
  const template = useDownload('/roster/template', 'voorbeeld-deelnemerslijst.xlsx');
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabled={template.isPending} onClick={() => template.mutate()}>
        {text.template}
      </Button>
      <Refused error={template.error} />
    </>
  );
}
