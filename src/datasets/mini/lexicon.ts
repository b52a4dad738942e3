/**
 * Phrases that several domains share. Every entry works in every sentence that obeys its lexicon's comment, so a
 * template never has to know which entry it gets.
 */
import type { Lexicon } from "./Grammar.ts"

export const lexicon: Readonly<Record<string, Lexicon>> = {
  /**
   * When, as an adverbial that stands as it is in every language. Also after fr "pour", es "para", and before hi
   * "के लिए" and "का"; never after en "for" or de "für".
   */
  DATE_TIME: {
    en: [
      "tomorrow at 7 am",
      "on Monday evening",
      "today at 5 pm",
      "tonight",
      "tomorrow morning",
      "on Friday at noon",
      "on Saturday morning",
      "on Wednesday at 3 pm",
      "next Tuesday at 9 am",
      "on Sunday afternoon",
      "tomorrow at 8:30 pm",
      "on Thursday at 6 pm"
    ],
    de: [
      "morgen um 7 Uhr",
      "am Montagabend",
      "heute um 17 Uhr",
      "heute Abend",
      "morgen früh",
      "am Freitagmittag",
      "am Samstagmorgen",
      "am Mittwoch um 15 Uhr",
      "nächsten Dienstag um 9 Uhr",
      "am Sonntagnachmittag",
      "morgen um 20:30 Uhr",
      "am Donnerstag um 18 Uhr"
    ],
    es: [
      "mañana a las 7 de la mañana",
      "el lunes por la noche",
      "hoy a las 5 de la tarde",
      "esta noche",
      "mañana por la mañana",
      "el viernes al mediodía",
      "el sábado por la mañana",
      "el miércoles a las 3 de la tarde",
      "el próximo martes a las 9 de la mañana",
      "el domingo por la tarde",
      "mañana a las 8:30 de la noche",
      "el jueves a las 6 de la tarde"
    ],
    fr: [
      "demain à 7 h",
      "lundi soir",
      "aujourd'hui à 17 h",
      "ce soir",
      "demain matin",
      "vendredi à midi",
      "samedi matin",
      "mercredi à 15 h",
      "mardi prochain à 9 h",
      "dimanche après-midi",
      "demain à 20 h 30",
      "jeudi à 18 h"
    ],
    hi: [
      "कल सुबह 7 बजे",
      "सोमवार शाम",
      "आज शाम 5 बजे",
      "आज रात",
      "कल सुबह",
      "शुक्रवार दोपहर 12 बजे",
      "शनिवार सुबह",
      "बुधवार दोपहर 3 बजे",
      "अगले मंगलवार सुबह 9 बजे",
      "रविवार दोपहर",
      "कल रात 8:30 बजे",
      "गुरुवार शाम 6 बजे"
    ],
    th: [
      "พรุ่งนี้ตอน 7 โมงเช้า",
      "เย็นวันจันทร์",
      "วันนี้ตอน 5 โมงเย็น",
      "คืนนี้",
      "พรุ่งนี้เช้า",
      "วันศุกร์ตอนเที่ยง",
      "เช้าวันเสาร์",
      "วันพุธตอนบ่าย 3 โมง",
      "วันอังคารหน้าตอน 9 โมงเช้า",
      "บ่ายวันอาทิตย์",
      "พรุ่งนี้ตอน 2 ทุ่มครึ่ง",
      "วันพฤหัสบดีตอน 6 โมงเย็น"
    ]
  },
  /** A day or week, as an adverbial. In hi days of the week end in "को", so no other postposition may follow. */
  "DATE_TIME.day": {
    en: [
      "today",
      "tomorrow",
      "on Friday",
      "this weekend",
      "on Monday",
      "next week",
      "the day after tomorrow",
      "on Saturday",
      "this week",
      "on Sunday",
      "next Thursday",
      "on Wednesday"
    ],
    de: [
      "heute",
      "morgen",
      "am Freitag",
      "dieses Wochenende",
      "am Montag",
      "nächste Woche",
      "übermorgen",
      "am Samstag",
      "diese Woche",
      "am Sonntag",
      "nächsten Donnerstag",
      "am Mittwoch"
    ],
    es: [
      "hoy",
      "mañana",
      "el viernes",
      "este fin de semana",
      "el lunes",
      "la próxima semana",
      "pasado mañana",
      "el sábado",
      "esta semana",
      "el domingo",
      "el próximo jueves",
      "el miércoles"
    ],
    fr: [
      "aujourd'hui",
      "demain",
      "vendredi",
      "ce week-end",
      "lundi",
      "la semaine prochaine",
      "après-demain",
      "samedi",
      "cette semaine",
      "dimanche",
      "jeudi prochain",
      "mercredi"
    ],
    hi: [
      "आज",
      "कल",
      "शुक्रवार को",
      "इस वीकेंड",
      "सोमवार को",
      "अगले हफ़्ते",
      "परसों",
      "शनिवार को",
      "इस हफ़्ते",
      "रविवार को",
      "अगले गुरुवार को",
      "बुधवार को"
    ],
    th: [
      "วันนี้",
      "พรุ่งนี้",
      "วันศุกร์",
      "สุดสัปดาห์นี้",
      "วันจันทร์",
      "สัปดาห์หน้า",
      "มะรืนนี้",
      "วันเสาร์",
      "สัปดาห์นี้",
      "วันอาทิตย์",
      "วันพฤหัสบดีหน้า",
      "วันพุธ"
    ]
  },
  /** First names. All begin with a consonant, so fr "de" and "que" are never elided; of both genders, so nothing agrees. */
  CONTACT: {
    en: ["Maria", "Peter", "Sofia", "Lukas", "Claire", "David", "Priya", "Rahul", "Somchai", "Laura", "Paul", "Nina"],
    de: ["Maria", "Peter", "Sofia", "Lukas", "Claire", "David", "Priya", "Rahul", "Somchai", "Laura", "Paul", "Nina"],
    es: ["María", "Peter", "Sofía", "Lukas", "Claire", "David", "Priya", "Rahul", "Somchai", "Laura", "Paul", "Nina"],
    fr: ["Maria", "Peter", "Sofia", "Lukas", "Claire", "David", "Priya", "Rahul", "Somchai", "Laura", "Paul", "Nina"],
    hi: ["मारिया", "पीटर", "सोफ़िया", "लुकास", "क्लेयर", "डेविड", "प्रिया", "राहुल", "सोमचाई", "लॉरा", "पॉल", "नीना"],
    th: ["มาเรีย", "ปีเตอร์", "โซเฟีย", "ลูคัส", "แคลร์", "เดวิด", "ปรียา", "ราหุล", "สมชาย", "ลอร่า", "พอล", "นีน่า"]
  },
  /** Cities without a preposition: en and de "in", es "en", fr "à" or "de", hi "में" after, th "ที่" or "ใน". */
  LOCATION: {
    en: [
      "Berlin",
      "Madrid",
      "Paris",
      "Delhi",
      "Bangkok",
      "Lyon",
      "Munich",
      "Barcelona",
      "Vienna",
      "Mumbai",
      "Tokyo",
      "Rome"
    ],
    de: [
      "Berlin",
      "Madrid",
      "Paris",
      "Delhi",
      "Bangkok",
      "Lyon",
      "München",
      "Barcelona",
      "Wien",
      "Mumbai",
      "Tokio",
      "Rom"
    ],
    es: [
      "Berlín",
      "Madrid",
      "París",
      "Delhi",
      "Bangkok",
      "Lyon",
      "Múnich",
      "Barcelona",
      "Viena",
      "Mumbai",
      "Tokio",
      "Roma"
    ],
    fr: [
      "Berlin",
      "Madrid",
      "Paris",
      "Delhi",
      "Bangkok",
      "Lyon",
      "Munich",
      "Barcelone",
      "Vienne",
      "Mumbai",
      "Tokyo",
      "Rome"
    ],
    hi: [
      "बर्लिन",
      "मैड्रिड",
      "पेरिस",
      "दिल्ली",
      "बैंकॉक",
      "ल्योन",
      "म्यूनिख",
      "बार्सिलोना",
      "वियना",
      "मुंबई",
      "टोक्यो",
      "रोम"
    ],
    th: [
      "เบอร์ลิน",
      "มาดริด",
      "ปารีส",
      "เดลี",
      "กรุงเทพ",
      "ลียง",
      "มิวนิก",
      "บาร์เซโลนา",
      "เวียนนา",
      "มุมไบ",
      "โตเกียว",
      "โรม"
    ]
  },
  /** Plural in every language, so the form is the same in every case: en "for", de "für" or "in", es "durante", hi "के लिए". */
  DURATION: {
    en: [
      "five minutes",
      "eight minutes",
      "ten minutes",
      "fifteen minutes",
      "twenty minutes",
      "thirty minutes",
      "forty minutes",
      "forty-five minutes",
      "ninety minutes",
      "two hours",
      "three hours",
      "six hours"
    ],
    de: [
      "fünf Minuten",
      "acht Minuten",
      "zehn Minuten",
      "fünfzehn Minuten",
      "zwanzig Minuten",
      "dreißig Minuten",
      "vierzig Minuten",
      "fünfundvierzig Minuten",
      "neunzig Minuten",
      "zwei Stunden",
      "drei Stunden",
      "sechs Stunden"
    ],
    es: [
      "cinco minutos",
      "ocho minutos",
      "diez minutos",
      "quince minutos",
      "veinte minutos",
      "treinta minutos",
      "cuarenta minutos",
      "cuarenta y cinco minutos",
      "noventa minutos",
      "dos horas",
      "tres horas",
      "seis horas"
    ],
    fr: [
      "cinq minutes",
      "huit minutes",
      "dix minutes",
      "quinze minutes",
      "vingt minutes",
      "trente minutes",
      "quarante minutes",
      "quarante-cinq minutes",
      "quatre-vingt-dix minutes",
      "deux heures",
      "trois heures",
      "six heures"
    ],
    hi: [
      "पाँच मिनट",
      "आठ मिनट",
      "दस मिनट",
      "पंद्रह मिनट",
      "बीस मिनट",
      "तीस मिनट",
      "चालीस मिनट",
      "पैंतालीस मिनट",
      "नब्बे मिनट",
      "दो घंटे",
      "तीन घंटे",
      "छह घंटे"
    ],
    th: [
      "ห้านาที",
      "แปดนาที",
      "สิบนาที",
      "สิบห้านาที",
      "ยี่สิบนาที",
      "สามสิบนาที",
      "สี่สิบนาที",
      "สี่สิบห้านาที",
      "เก้าสิบนาที",
      "สองชั่วโมง",
      "สามชั่วโมง",
      "หกชั่วโมง"
    ]
  },
  /** After en "on", de "über" or "bei", es "por" or "de", fr "sur" or "via", th "ทาง" or "ผ่าน"; before hi "पर" or "से". */
  NAME_APP: {
    en: ["WhatsApp", "Skype", "Telegram", "Zoom", "FaceTime", "Signal", "Messenger", "Viber", "LINE", "WeChat"],
    de: ["WhatsApp", "Skype", "Telegram", "Zoom", "FaceTime", "Signal", "Messenger", "Viber", "LINE", "WeChat"],
    es: ["WhatsApp", "Skype", "Telegram", "Zoom", "FaceTime", "Signal", "Messenger", "Viber", "LINE", "WeChat"],
    fr: ["WhatsApp", "Skype", "Telegram", "Zoom", "FaceTime", "Signal", "Messenger", "Viber", "LINE", "WeChat"],
    hi: [
      "व्हाट्सऐप",
      "स्काइप",
      "टेलीग्राम",
      "ज़ूम",
      "फ़ेसटाइम",
      "सिग्नल",
      "मैसेंजर",
      "वाइबर",
      "लाइन ऐप",
      "वीचैट"
    ],
    th: [
      "วอตส์แอป",
      "สไกป์",
      "เทเลแกรม",
      "ซูม",
      "เฟซไทม์",
      "ซิกแนล",
      "เมสเซนเจอร์",
      "ไวเบอร์",
      "ไลน์",
      "วีแชต"
    ]
  }
}
