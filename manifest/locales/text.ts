/** What people read about the app in Teams, in both languages. Limits: schema v1.30 of the app manifest. */
export interface ManifestText {
  short: string;
  description: { short: string; full: string };
  tabs: Record<'overleg' | 'programma' | 'plaatsing', string>;
  commands: { title: string; description: string }[];
}

export const nl: ManifestText = {
  short: 'Kringwerk',
  description: {
    short: 'Overleg en plaatsingen van je partnerschap Samen Opleiden, in één app.',
    full:
      'Kringwerk plant de bijeenkomsten van kringen, werkgroepen en de stuurgroep, verstuurt agenda’s en verzamelt de opgaven voor plaatsingen. ' +
      'Je antwoordt op een kaart in de chat, in het tabblad of via een link in je mail. De programmaleider ziet in één oogopslag wat nog openstaat.',
  },
  tabs: { overleg: 'Mijn overleg', programma: 'Programma', plaatsing: 'Plaatsing' },
  commands: [
    { title: 'mijn vragen', description: 'Laat zien wat je nog moet beantwoorden' },
    { title: 'agenda', description: 'Laat je volgende bijeenkomst zien' },
    { title: 'status', description: 'Laat zien hoe het ervoor staat' },
    { title: 'herinner', description: 'Stuur een herinnering aan wie nog niet heeft gereageerd' },
    { title: 'help', description: 'Laat zien wat je kunt vragen' },
  ],
};

export const en: ManifestText = {
  short: 'Kringwerk',
  description: {
    short: 'Meetings and placements of your teacher-training partnership, in one app.',
    full:
      'Kringwerk plans the meetings of circles, working groups and the steering group, sends agendas and collects placement offers. ' +
      'You answer on a card in chat, in the tab or through a link in your mail. The programme leader sees at a glance what is still open.',
  },
  tabs: { overleg: 'My meetings', programma: 'Programme', plaatsing: 'Placement' },
  commands: [
    { title: 'my questions', description: 'Show what you still have to answer' },
    { title: 'agenda', description: 'Show your next meeting' },
    { title: 'status', description: 'Show how things stand' },
    { title: 'remind', description: 'Remind those who have not answered yet' },
    { title: 'help', description: 'Show what you can ask' },
  ],
};
