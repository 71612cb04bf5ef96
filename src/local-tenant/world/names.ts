/** Material for invented people, schools and boards. Any likeness to who or what exists is chance. */

export const GIVEN_NAMES = (
  'Anouk Bas Carlijn Daan Eefje Femke Gijs Hanneke Ibrahim Jorien Koen Lotte Maarten Nienke Olaf Petra Quinten Roos ' +
  'Sander Tessa Ursula Vincent Willemijn Xandra Yusuf Zoë Aïsha Björn Chloë Daniël Elif Fenna Gerrit Hülya Ilse Jeroen ' +
  'Karim Liesbeth Mehmet Noëlle Özlem Pieter Renée Saïd Truus Victória Wouter Annelies Bram Corine Dirk Esther Frank ' +
  'Geertje Henk Inge Joost Katja Lars Marloes Niels Orlando Peggy Rachid Sjoerd Tjitske Wilma Ymke Arjen Brechtje Cees'
).split(' ');

/** Surnames with their tussenvoegsel in front, as people write them. */
export const SURNAMES = [
  'Aartsen',
  'van den Akker',
  'Bakkenes',
  'ter Beek',
  'van Berkelom',
  'de Bont',
  'Boterenbrood',
  'van den Broecke',
  'Çelikbaş',
  'Coolhaas',
  'van Dalfzen',
  'Damstra',
  'van der Does',
  'Doornink',
  'Eikenaar',
  'El Khattabi',
  'van Elzakker',
  'Faasse',
  'Fokkinga',
  'van Galen Last',
  'de Geus',
  'Groenewoud',
  'ter Haar Romeny',
  'Hagedoorn',
  'van Heuvelen',
  'Hoogendijk-Baas',
  'in ’t Hout',
  'Huizinga',
  'van IJperen',
  'Jagersma',
  'de Jonge Oudraat',
  'Kalkhoven',
  'van Kampenhout',
  'Kerkdijk',
  'Kılınç',
  'op den Kelder',
  'Kloosterboer',
  'Koppejan',
  'van Lanschot-Verwey',
  'Leemhuis',
  'van der Lelie',
  'Lindeboom',
  'Looijestijn',
  'Maasbommel',
  'van Meerkerk',
  'Meulenbelt',
  'Middelkoop',
  'Moerkerken',
  'Müller',
  'Nieuwenhuijsen',
  'van Nijendaal',
  'Núñez',
  'Oldenhof',
  'van Oosterwolde',
  'Ouwerling',
  'Paardekooper',
  'van de Pavert',
  'Pluimers',
  'Polderman',
  'van Ravenswaaij',
  'Rietdijk',
  'Roelvink',
  'van Rossem',
  'Scharrenburg',
  'Schuttevâer',
  'van der Sluijs',
  'Smallenbroek',
  'Soeterbroek',
  'van Steenderen',
  'Stoffelsen',
  'Terpstra-de Wit',
  'Tichelaar',
  'van Uitert',
  'Uittenbogaard',
  'Valkenier',
  'van Veldhuisen',
  'Verduyn',
  'Vliegenthart',
  'van der Waal-Brinkhorst',
  'Waterlander',
  'van Wessel',
  'Wieringa',
  'Wittebrood',
  'van ’t Woud',
  'Zandbelt',
  'Zijderveld',
  'van Zuilekom',
];

/** One name that is longer than any layout expects. */
export const LONGEST_NAME = {
  givenName: 'Wilhelmina-Charlotte',
  surname: 'van Oldenborgh tot den Nijenrodeweg-Vermeulen',
};

export const SCHOOL_KINDS = [
  'Basisschool',
  'OBS',
  'CBS',
  'KBS',
  'Daltonschool',
  'Jenaplanschool',
  'Montessorischool',
  'IKC',
  'PCBS',
];

export const SCHOOL_NAMES = (
  'Zilverberk Regenvogel Kastanjehof Waterlelie Torenvalk Wegwijzer Meander Klimroos Zonnewijzer Boomgaard Vuurtoren ' +
  'Ooievaar Griend Hoeksteen Wilgenkamp Kleine_Beer Lindehof Sterrenwacht Ark Brug Duizendpoot Eikenhorst Fontein ' +
  'Grutto Heemtuin IJsvogel Kompas Leeuwerik Molenwerf Notenboom Oeverzwaluw Parel Ronde_Tafel Schakel Trampoline ' +
  'Uiterwaard Vlindertuin Windroos Zevenster Appelgaard Bron Caleidoscoop Distelvink Esdoorn Goudenregen Horizon'
)
  .split(' ')
  .map((name) => name.replace('_', ' '));

export const BOARD_NAMES = [
  'Stichting Lingezoom',
  'Stichting Vechtoever Openbaar Primair Onderwijs',
  'Vereniging voor Protestants-Christelijk Primair Onderwijs Vijfheerenlanden en omstreken',
  'Stichting Kromme Rijn Katholiek Onderwijs',
  'Scholengroep Eemvalk',
  'Stichting Bovenmaat',
  'Stichting Heuvelhoog',
  'Onderwijsgroep Domplein',
  'Stichting Lekdijk',
  'Stichting Samenspel Primair',
  'Scholenstichting Groene Kade',
  'Stichting Waardenland',
  'Stichting Oud-Wulverhorst',
  'Vereniging De Vier Windstreken',
  'Stichting Leusderhei',
  'Stichting Pyramide Onderwijs',
  'Scholengroep Rivierklei',
  'Stichting Ravelijn',
  'Stichting Polderlicht',
  'Stichting Kindrijk Gooi',
  'Stichting Veenweide',
  'Onderwijsstichting Zandpad',
  'Stichting Hart voor Leren',
  'Stichting Nieuwe Horizon',
  'Stichting Plassenschap Onderwijs',
];

export interface Town {
  name: string;
  region: string;
  kring: string;
  holidays: 'noord' | 'midden' | 'zuid';
}

const CORE = { stad: 'Utrecht Stad', midden: 'Midden-Nederland', rivieren: 'Rivierenland' };
export const REGIONS = [
  ...Object.values(CORE).map((name) => ({ name, core: true })),
  ...['Gooi en Vechtstreek', 'Foodvalley', 'Flevoland', 'Groene Hart', 'Alblasserwaard', 'Noordwest-Veluwe'].map(
    (name) => ({
      name,
      core: false,
    }),
  ),
];
export const KRINGEN = ['Stad', 'Vecht', 'Eem', 'Heuvelrug', 'Lek', 'Linge'].map((name) => `Kring ${name}`);

/** Towns by kring, the most common first. */
export const TOWNS: Town[] = [
  town('Utrecht', CORE.stad, 'Stad'),
  town('De Meern', CORE.stad, 'Stad'),
  town('Vleuten', CORE.stad, 'Stad'),
  town('Maarssen', CORE.midden, 'Vecht'),
  town('Breukelen', CORE.midden, 'Vecht'),
  town('Mijdrecht', CORE.midden, 'Vecht'),
  town('Woerden', 'Groene Hart', 'Vecht'),
  town('Hilversum', 'Gooi en Vechtstreek', 'Vecht', 'noord'),
  town('Amersfoort', CORE.midden, 'Eem'),
  town('Soest', CORE.midden, 'Eem'),
  town('Baarn', CORE.midden, 'Eem'),
  town('Leusden', CORE.midden, 'Eem'),
  town('Nijkerk', 'Noordwest-Veluwe', 'Eem'),
  town('Almere', 'Flevoland', 'Eem', 'noord'),
  town('Zeist', CORE.midden, 'Heuvelrug'),
  town('De Bilt', CORE.midden, 'Heuvelrug'),
  town('Driebergen-Rijsenburg', CORE.midden, 'Heuvelrug'),
  town('Doorn', CORE.midden, 'Heuvelrug'),
  town('Veenendaal', 'Foodvalley', 'Heuvelrug'),
  town('Nieuwegein', CORE.midden, 'Lek'),
  town('IJsselstein', CORE.midden, 'Lek'),
  town('Houten', CORE.midden, 'Lek'),
  town('Vianen', CORE.rivieren, 'Lek'),
  town('Gorinchem', 'Alblasserwaard', 'Lek'),
  town('Culemborg', CORE.rivieren, 'Linge'),
  town('Tiel', CORE.rivieren, 'Linge'),
  town('Geldermalsen', CORE.rivieren, 'Linge'),
  town('Wijk bij Duurstede', CORE.midden, 'Linge'),
  town('Zaltbommel', CORE.rivieren, 'Linge', 'zuid'),
];

function town(name: string, region: string, kring: string, holidays: Town['holidays'] = 'midden'): Town {
  return { name, region, kring: `Kring ${kring}`, holidays };
}

export const VARIANTS = ['Voltijd', 'Deeltijd', 'AD-PEP', 'Zij-instroom', 'Minor'];
