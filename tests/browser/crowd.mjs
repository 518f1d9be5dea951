// Prints short articles as JSON Lines, more than a page shows in full. Places, people, outlets and what they say are invented.
const COUNT = 72;
const PLACES = ["Ostrell", "Vaske", "Merrow Sound", "Tarn Halle", "Quillan", "Dovrey"];
const SPEAKERS = ["Ilsa Morvane", "Tobin Arkwell", "Hanne Questrel", "Pieter Lund-Osk", "Mara Velling", "Jonah Brask"];
const ROLES = ["Transport Minister", "harbour master", "union leader", "Finance Minister", "mayor", "company spokesman"];
const OUTLETS = ["The Ostrell Gazette", "Vaske Morning", "Merrow News Agency", "The Quillan Herald", "Radio Dovrey", "The Strait Review", "Halle Business", "The Ferry Letter"];
const VERBS = ["said", "announced", "denied", "warned", "told reporters", "confirmed"];
const MONTHS = ["January", "February", "March", "April", "May", "June"];

const pick = (list, number) => list[number % list.length];

/** One article; two in nine are a copy of the one before, so that there are origins to share. */
function article(number) {
  const told = number % 9 === 8 ? number - 1 : number;
  const [place, other] = [pick(PLACES, told), pick(PLACES, told + 1 + (told % 3))];
  const [speaker, role] = [pick(SPEAKERS, told), pick(ROLES, told)];
  const day = 1 + (told % 27);
  const month = pick(MONTHS, Math.floor(told / 14));
  const [cost, ships] = [20 + (told % 5), 3 + (told % 2)];
  const text = [
    `${place} and ${other} to sign a treaty on ferries across the strait`,
    `${place.toUpperCase()}, ${month} ${day}, 2031 - ${place} and ${other} will sign a treaty on the ferry line on ${month} ${day + 1}, 2031, ${role} ${speaker} ${pick(VERBS, told)} on Monday.`,
    `"The line will carry ${400 + 10 * (told % 7)} cars a day," ${speaker} said. The project costs about $${cost} million, and ${ships} ferries were ordered.`,
    `${pick(SPEAKERS, told + 1)}, ${pick(ROLES, told + 1)} of ${other}, rejected the offer and demanded a lower fare. The two sides met in ${pick(PLACES, told + 2)} on ${month} ${day}, 2031.`,
    told % 4 === 0 ? `Some call the water the ${place} Strait, others the Merrow Passage. The talks were postponed in ${pick(MONTHS, told)} 2030.` : `Officials in ${place} expect the first ferry in August 2031.`,
  ].join("\n\n");
  return {
    id: `crowd-${number}`,
    text,
    title: `${place} and ${other} to sign a treaty on ferries across the strait, and what ${speaker} has to say about it`,
    publisher: pick(OUTLETS, number),
    published: `2031-0${1 + (Math.floor(told / 14) % 6)}-${String(day).padStart(2, "0")}`,
  };
}

for (let number = 0; number < COUNT; number += 1) console.log(JSON.stringify(article(number)));
