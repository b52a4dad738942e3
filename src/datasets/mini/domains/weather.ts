import type { Domain } from "../Grammar.ts"

export const weather: Domain = {
  name: "weather",
  lexicons: {
    /** Mass nouns as they follow "there will be": de bare, fr with the partitive, hi all feminine. */
    WEATHER_ATTRIBUTE: {
      en: ["rain", "snow", "fog", "hail", "wind", "thunderstorms", "sunshine", "drizzle", "heavy rain"],
      de: ["Regen", "Schnee", "Nebel", "Hagel", "Wind", "Gewitter", "Sonnenschein", "Nieselregen", "Starkregen"],
      es: ["lluvia", "nieve", "niebla", "granizo", "viento", "tormentas", "sol", "llovizna", "lluvia fuerte"],
      fr: [
        "de la pluie",
        "de la neige",
        "du brouillard",
        "de la grêle",
        "du vent",
        "des orages",
        "du soleil",
        "de la bruine",
        "de fortes pluies"
      ],
      hi: ["बारिश", "बर्फ़बारी", "धुंध", "ओलावृष्टि", "तेज़ हवा", "गरज के साथ बारिश", "धूप", "बूँदाबाँदी", "तेज़ बारिश"],
      th: ["ฝน", "หิมะ", "หมอก", "ลูกเห็บ", "ลมแรง", "พายุฝนฟ้าคะนอง", "แดด", "ฝนปรอย", "ฝนตกหนัก"]
    }
  },
  intents: {
    GET_WEATHER: {
      evaluation: [
        {
          en: "What will the weather be like in {LOCATION} {DATE_TIME.day}?",
          de: "Wie wird das Wetter {DATE_TIME.day} in {LOCATION}?",
          es: "¿Qué tiempo hará en {LOCATION} {DATE_TIME.day}?",
          fr: "Quel temps fera-t-il à {LOCATION} {DATE_TIME.day}?",
          hi: "{DATE_TIME.day} {LOCATION} में मौसम कैसा रहेगा?",
          th: "{DATE_TIME.day}อากาศที่{LOCATION}จะเป็นอย่างไร"
        },
        {
          en: "Tell me the weather forecast for {LOCATION} {DATE_TIME.day}",
          de: "Sag mir die Wettervorhersage für {LOCATION} {DATE_TIME.day}",
          es: "Dime el pronóstico del tiempo en {LOCATION} {DATE_TIME.day}",
          fr: "Donne-moi les prévisions météo à {LOCATION} {DATE_TIME.day}",
          hi: "मुझे बताओ कि {LOCATION} में {DATE_TIME.day} मौसम का क्या पूर्वानुमान है",
          th: "บอกพยากรณ์อากาศ{DATE_TIME.day}ที่{LOCATION}หน่อย"
        },
        {
          en: "Will there be {WEATHER_ATTRIBUTE} {DATE_TIME.day}?",
          de: "Gibt es {DATE_TIME.day} {WEATHER_ATTRIBUTE}?",
          es: "¿Habrá {WEATHER_ATTRIBUTE} {DATE_TIME.day}?",
          fr: "Est-ce qu'il y aura {WEATHER_ATTRIBUTE} {DATE_TIME.day}?",
          hi: "क्या {DATE_TIME.day} {WEATHER_ATTRIBUTE} होगी?",
          th: "{DATE_TIME.day}จะมี{WEATHER_ATTRIBUTE}ไหม"
        }
      ],
      training: [
        {
          query: {
            en: "Is it going to be hot in {LOCATION} {DATE_TIME.day}?",
            de: "Wird es {DATE_TIME.day} in {LOCATION} heiß?",
            es: "¿Hará calor en {LOCATION} {DATE_TIME.day}?",
            fr: "Fera-t-il chaud à {LOCATION} {DATE_TIME.day}?",
            hi: "क्या {DATE_TIME.day} {LOCATION} में गर्मी होगी?",
            th: "{DATE_TIME.day}ที่{LOCATION}จะร้อนไหม"
          },
          passage: {
            en: "The weather in {LOCATION} will be hot {DATE_TIME.day}, with 30 degrees and plenty of sunshine.",
            de: "Das Wetter in {LOCATION} wird {DATE_TIME.day} heiß, mit 30 Grad und viel Sonnenschein.",
            es: "El tiempo en {LOCATION} será caluroso {DATE_TIME.day}, con 30 grados y mucho sol.",
            fr: "À {LOCATION}, il fera chaud {DATE_TIME.day}, avec 30 degrés et beaucoup de soleil.",
            hi: "{LOCATION} में {DATE_TIME.day} मौसम गर्म रहेगा, तापमान 30 डिग्री होगा और खूब धूप निकलेगी।",
            th: "{DATE_TIME.day}อากาศที่{LOCATION}จะร้อน อุณหภูมิ 30 องศาและมีแดดจัด"
          }
        },
        {
          query: {
            en: "Should I expect {WEATHER_ATTRIBUTE} in {LOCATION} {DATE_TIME.day}?",
            de: "Wird {DATE_TIME.day} in {LOCATION} {WEATHER_ATTRIBUTE} erwartet?",
            es: "¿Hay previsión de {WEATHER_ATTRIBUTE} en {LOCATION} {DATE_TIME.day}?",
            fr: "Prévoit-on {WEATHER_ATTRIBUTE} à {LOCATION} {DATE_TIME.day}?",
            hi: "क्या {LOCATION} में {DATE_TIME.day} {WEATHER_ATTRIBUTE} की संभावना है?",
            th: "คาดว่าที่{LOCATION}จะมี{WEATHER_ATTRIBUTE}{DATE_TIME.day}ไหม"
          },
          passage: {
            en: "Yes, the forecast says there will be {WEATHER_ATTRIBUTE} in {LOCATION} {DATE_TIME.day}.",
            de: "Ja, laut Vorhersage gibt es {DATE_TIME.day} in {LOCATION} {WEATHER_ATTRIBUTE}.",
            es: "Sí, según el pronóstico habrá {WEATHER_ATTRIBUTE} en {LOCATION} {DATE_TIME.day}.",
            fr: "Oui, selon les prévisions, il y aura {WEATHER_ATTRIBUTE} à {LOCATION} {DATE_TIME.day}.",
            hi: "हाँ, पूर्वानुमान के अनुसार {LOCATION} में {DATE_TIME.day} {WEATHER_ATTRIBUTE} होगी।",
            th: "ใช่ ตามพยากรณ์อากาศ ที่{LOCATION}จะมี{WEATHER_ATTRIBUTE}{DATE_TIME.day}"
          }
        },
        {
          query: {
            en: "What are the chances of {WEATHER_ATTRIBUTE} {DATE_TIME.day}?",
            de: "Wie wahrscheinlich ist {DATE_TIME.day} {WEATHER_ATTRIBUTE}?",
            es: "¿Qué probabilidad hay de {WEATHER_ATTRIBUTE} {DATE_TIME.day}?",
            fr: "Quelles sont les chances d'avoir {WEATHER_ATTRIBUTE} {DATE_TIME.day}?",
            hi: "{DATE_TIME.day} {WEATHER_ATTRIBUTE} की कितनी संभावना है?",
            th: "{DATE_TIME.day}มีโอกาสเจอ{WEATHER_ATTRIBUTE}มากแค่ไหน"
          },
          passage: {
            en: "In your area there is a 60 percent chance of {WEATHER_ATTRIBUTE} {DATE_TIME.day}.",
            de: "Bei dir gibt es {DATE_TIME.day} mit 60-prozentiger Wahrscheinlichkeit {WEATHER_ATTRIBUTE}.",
            es: "En tu zona hay un 60 por ciento de probabilidad de {WEATHER_ATTRIBUTE} {DATE_TIME.day}.",
            fr: "Dans ta région, il y a 60 pour cent de chances d'avoir {WEATHER_ATTRIBUTE} {DATE_TIME.day}.",
            hi: "आपके इलाके में {DATE_TIME.day} {WEATHER_ATTRIBUTE} की 60 प्रतिशत संभावना है।",
            th: "ในพื้นที่ของคุณมีโอกาส 60 เปอร์เซ็นต์ที่จะมี{WEATHER_ATTRIBUTE}{DATE_TIME.day}"
          }
        }
      ]
    },
    GET_SUNRISE: {
      evaluation: [
        {
          en: "What time is sunrise in {LOCATION} {DATE_TIME.day}?",
          de: "Um wie viel Uhr ist {DATE_TIME.day} in {LOCATION} Sonnenaufgang?",
          es: "¿A qué hora amanece en {LOCATION} {DATE_TIME.day}?",
          fr: "À quelle heure est le lever du soleil à {LOCATION} {DATE_TIME.day}?",
          hi: "{DATE_TIME.day} {LOCATION} में सूर्योदय कितने बजे है?",
          th: "{DATE_TIME.day}พระอาทิตย์ขึ้นที่{LOCATION}กี่โมง"
        },
        {
          en: "When does the sun come up {DATE_TIME.day} in {LOCATION}?",
          de: "Wann geht {DATE_TIME.day} in {LOCATION} die Sonne auf?",
          es: "¿Cuándo sale el sol {DATE_TIME.day} en {LOCATION}?",
          fr: "Quand le soleil se lève-t-il {DATE_TIME.day} à {LOCATION}?",
          hi: "{LOCATION} में {DATE_TIME.day} सूरज कब निकलेगा?",
          th: "{DATE_TIME.day}ที่{LOCATION}พระอาทิตย์จะขึ้นเมื่อไหร่"
        },
        {
          en: "Tell me the time of sunrise {DATE_TIME.day}",
          de: "Sag mir, wann {DATE_TIME.day} die Sonne aufgeht",
          es: "Dime a qué hora sale el sol {DATE_TIME.day}",
          fr: "Dis-moi à quelle heure le soleil se lève {DATE_TIME.day}",
          hi: "मुझे बताओ कि {DATE_TIME.day} सूर्योदय कब होगा",
          th: "บอกเวลาพระอาทิตย์ขึ้น{DATE_TIME.day}หน่อย"
        }
      ],
      training: [
        {
          query: {
            en: "How early will the sun rise in {LOCATION} {DATE_TIME.day}?",
            de: "Wie früh geht die Sonne {DATE_TIME.day} in {LOCATION} auf?",
            es: "¿Sabes a qué hora saldrá el sol en {LOCATION} {DATE_TIME.day}?",
            fr: "Le soleil se lève à quelle heure à {LOCATION} {DATE_TIME.day}?",
            hi: "{DATE_TIME.day} {LOCATION} में सूरज कितने बजे उगेगा?",
            th: "{DATE_TIME.day}ที่{LOCATION}พระอาทิตย์ขึ้นเช้าแค่ไหน"
          },
          passage: {
            en: "The sun will rise in {LOCATION} {DATE_TIME.day} at 6:12 in the morning.",
            de: "In {LOCATION} geht die Sonne {DATE_TIME.day} um 6:12 Uhr auf.",
            es: "En {LOCATION} el sol saldrá {DATE_TIME.day} a las 6:12 de la mañana.",
            fr: "À {LOCATION}, le soleil se lèvera {DATE_TIME.day} à 6 h 12 du matin.",
            hi: "{LOCATION} में {DATE_TIME.day} सूरज सुबह 6:12 बजे निकलेगा।",
            th: "{DATE_TIME.day}พระอาทิตย์จะขึ้นที่{LOCATION}เวลา 6:12 น."
          }
        },
        {
          query: {
            en: "When does it get light {DATE_TIME.day}?",
            de: "Wann wird es {DATE_TIME.day} hell?",
            es: "¿A qué hora empieza a amanecer {DATE_TIME.day}?",
            fr: "Quand fera-t-il jour {DATE_TIME.day}?",
            hi: "{DATE_TIME.day} उजाला कब होगा?",
            th: "{DATE_TIME.day}ฟ้าจะสว่างกี่โมง"
          },
          passage: {
            en: "It gets light {DATE_TIME.day} around 5:40, half an hour before sunrise.",
            de: "Hell wird es {DATE_TIME.day} gegen 5:40 Uhr, eine halbe Stunde vor Sonnenaufgang.",
            es: "Empieza a amanecer {DATE_TIME.day} hacia las 5:40, media hora antes de que salga el sol.",
            fr: "Il fera jour {DATE_TIME.day} vers 5 h 40, une demi-heure avant le lever du soleil.",
            hi: "{DATE_TIME.day} सूर्योदय से आधा घंटा पहले, करीब 5:40 बजे उजाला होगा।",
            th: "{DATE_TIME.day}ฟ้าจะสว่างประมาณ 5:40 น. ครึ่งชั่วโมงก่อนพระอาทิตย์ขึ้น"
          }
        },
        {
          query: {
            en: "Look up the sunrise in {LOCATION} for me",
            de: "Schau bitte nach, wann in {LOCATION} Sonnenaufgang ist",
            es: "Busca la hora de la salida del sol en {LOCATION}",
            fr: "Cherche l'heure du lever du soleil à {LOCATION}",
            hi: "{LOCATION} में सूर्योदय का समय देखकर बताओ",
            th: "ช่วยดูเวลาพระอาทิตย์ขึ้นที่{LOCATION}ให้หน่อย"
          },
          passage: {
            en: "The sunrise in {LOCATION} is at 5:30, so it will be light early.",
            de: "Der Sonnenaufgang in {LOCATION} ist um 5:30 Uhr, es wird also früh hell.",
            es: "La salida del sol en {LOCATION} es a las 5:30, así que amanecerá temprano.",
            fr: "Le lever du soleil à {LOCATION} est à 5 h 30, il fera donc jour tôt.",
            hi: "{LOCATION} में सूर्योदय सुबह 5:30 बजे है, इसलिए जल्दी उजाला होगा।",
            th: "พระอาทิตย์ขึ้นที่{LOCATION}เวลา 5:30 น. ฟ้าจึงจะสว่างเร็ว"
          }
        }
      ]
    },
    GET_SUNSET: {
      evaluation: [
        {
          en: "What time does the sun set in {LOCATION} {DATE_TIME.day}?",
          de: "Um wie viel Uhr geht {DATE_TIME.day} in {LOCATION} die Sonne unter?",
          es: "¿A qué hora se pone el sol en {LOCATION} {DATE_TIME.day}?",
          fr: "À quelle heure le soleil se couche-t-il à {LOCATION} {DATE_TIME.day}?",
          hi: "{DATE_TIME.day} {LOCATION} में सूरज कितने बजे डूबेगा?",
          th: "{DATE_TIME.day}พระอาทิตย์ตกที่{LOCATION}กี่โมง"
        },
        {
          en: "When is sunset {DATE_TIME.day} in {LOCATION}?",
          de: "Wann ist {DATE_TIME.day} Sonnenuntergang in {LOCATION}?",
          es: "¿Cuándo es la puesta de sol {DATE_TIME.day} en {LOCATION}?",
          fr: "Quand est le coucher du soleil {DATE_TIME.day} à {LOCATION}?",
          hi: "{LOCATION} में {DATE_TIME.day} सूर्यास्त कब है?",
          th: "{DATE_TIME.day}ที่{LOCATION}พระอาทิตย์จะตกเมื่อไหร่"
        },
        {
          en: "Tell me the time of sunset in {LOCATION}",
          de: "Sag mir, wann in {LOCATION} Sonnenuntergang ist",
          es: "Dime la hora de la puesta de sol en {LOCATION}",
          fr: "Dis-moi l'heure du coucher du soleil à {LOCATION}",
          hi: "मुझे {LOCATION} में सूर्यास्त का समय बताओ",
          th: "บอกเวลาพระอาทิตย์ตกที่{LOCATION}หน่อย"
        }
      ],
      training: [
        {
          query: {
            en: "How late will the sun go down in {LOCATION} {DATE_TIME.day}?",
            de: "Wie spät geht die Sonne {DATE_TIME.day} in {LOCATION} unter?",
            es: "¿Sabes a qué hora se pondrá el sol en {LOCATION} {DATE_TIME.day}?",
            fr: "Le soleil se couche à quelle heure à {LOCATION} {DATE_TIME.day}?",
            hi: "{LOCATION} में {DATE_TIME.day} सूरज ढलने का समय क्या है?",
            th: "{DATE_TIME.day}ที่{LOCATION}พระอาทิตย์จะตกดินตอนกี่โมง"
          },
          passage: {
            en: "The sun will set in {LOCATION} {DATE_TIME.day} at 7:48 in the evening.",
            de: "In {LOCATION} geht die Sonne {DATE_TIME.day} um 19:48 Uhr unter.",
            es: "En {LOCATION} el sol se pondrá {DATE_TIME.day} a las 7:48 de la tarde.",
            fr: "À {LOCATION}, le soleil se couchera {DATE_TIME.day} à 7 h 48 du soir.",
            hi: "{LOCATION} में {DATE_TIME.day} सूरज शाम 7:48 बजे डूबेगा।",
            th: "{DATE_TIME.day}พระอาทิตย์จะตกที่{LOCATION}เวลา 19:48 น."
          }
        },
        {
          query: {
            en: "When does it get dark {DATE_TIME.day}?",
            de: "Wann wird es {DATE_TIME.day} dunkel?",
            es: "¿A qué hora oscurece {DATE_TIME.day}?",
            fr: "Quand fera-t-il nuit {DATE_TIME.day}?",
            hi: "{DATE_TIME.day} अँधेरा कब होगा?",
            th: "{DATE_TIME.day}ฟ้าจะมืดกี่โมง"
          },
          passage: {
            en: "It gets dark {DATE_TIME.day} around 8:20, half an hour after sunset.",
            de: "Dunkel wird es {DATE_TIME.day} gegen 20:20 Uhr, eine halbe Stunde nach Sonnenuntergang.",
            es: "Oscurece {DATE_TIME.day} hacia las 20:20, media hora después de la puesta de sol.",
            fr: "Il fera nuit {DATE_TIME.day} vers 20 h 20, une demi-heure après le coucher du soleil.",
            hi: "{DATE_TIME.day} सूर्यास्त के आधे घंटे बाद, करीब 8:20 बजे अँधेरा होगा।",
            th: "{DATE_TIME.day}ฟ้าจะมืดประมาณ 20:20 น. ครึ่งชั่วโมงหลังพระอาทิตย์ตก"
          }
        },
        {
          query: {
            en: "I want to watch the sunset in {LOCATION}, when is it?",
            de: "Ich will in {LOCATION} den Sonnenuntergang sehen, wann ist er?",
            es: "Quiero ver la puesta de sol en {LOCATION}, ¿a qué hora es?",
            fr: "Je veux voir le coucher du soleil à {LOCATION}, c'est à quelle heure?",
            hi: "मुझे {LOCATION} में सूर्यास्त देखना है, वह कितने बजे होगा?",
            th: "ฉันอยากดูพระอาทิตย์ตกที่{LOCATION} ตกกี่โมง"
          },
          passage: {
            en: "The sunset in {LOCATION} is at 7:30 and the sky will be clear.",
            de: "Der Sonnenuntergang in {LOCATION} ist um 19:30 Uhr und der Himmel ist klar.",
            es: "La puesta de sol en {LOCATION} es a las 19:30 y el cielo estará despejado.",
            fr: "Le coucher du soleil à {LOCATION} est à 19 h 30 et le ciel sera dégagé.",
            hi: "{LOCATION} में सूर्यास्त शाम 7:30 बजे है और आसमान साफ़ रहेगा।",
            th: "พระอาทิตย์ตกที่{LOCATION}เวลา 19:30 น. และท้องฟ้าจะแจ่มใส"
          }
        }
      ]
    },
    GET_AIRQUALITY: {
      evaluation: [
        {
          en: "What is the air quality in {LOCATION}?",
          de: "Wie ist die Luftqualität in {LOCATION}?",
          es: "¿Cómo es la calidad del aire en {LOCATION}?",
          fr: "Quelle est la qualité de l'air à {LOCATION}?",
          hi: "{LOCATION} में हवा की गुणवत्ता कैसी है?",
          th: "คุณภาพอากาศที่{LOCATION}เป็นอย่างไร"
        },
        {
          en: "How polluted is the air in {LOCATION}?",
          de: "Wie stark ist die Luft in {LOCATION} verschmutzt?",
          es: "¿Cuánta contaminación hay en el aire de {LOCATION}?",
          fr: "À quel point l'air est-il pollué à {LOCATION}?",
          hi: "{LOCATION} की हवा कितनी प्रदूषित है?",
          th: "อากาศที่{LOCATION}มีมลพิษมากแค่ไหน"
        },
        {
          en: "Will the air be clean in {LOCATION} {DATE_TIME.day}?",
          de: "Ist die Luft {DATE_TIME.day} in {LOCATION} sauber?",
          es: "¿Estará limpio el aire en {LOCATION} {DATE_TIME.day}?",
          fr: "L'air sera-t-il pur à {LOCATION} {DATE_TIME.day}?",
          hi: "क्या {DATE_TIME.day} {LOCATION} में हवा साफ़ रहेगी?",
          th: "{DATE_TIME.day}อากาศที่{LOCATION}จะสะอาดไหม"
        }
      ],
      training: [
        {
          query: {
            en: "Is it healthy to breathe the air in {LOCATION}?",
            de: "Ist es gesund, die Luft in {LOCATION} einzuatmen?",
            es: "¿Es sano respirar el aire en {LOCATION}?",
            fr: "Est-ce sain de respirer l'air à {LOCATION}?",
            hi: "क्या {LOCATION} की हवा में साँस लेना सेहत के लिए ठीक है?",
            th: "สูดอากาศที่{LOCATION}ดีต่อสุขภาพไหม"
          },
          passage: {
            en: "The air quality in {LOCATION} is good, so you can breathe freely outside.",
            de: "Die Luftqualität in {LOCATION} ist gut, du kannst draußen frei atmen.",
            es: "La calidad del aire en {LOCATION} es buena, puedes respirar sin problema en la calle.",
            fr: "La qualité de l'air à {LOCATION} est bonne, tu peux respirer librement dehors.",
            hi: "{LOCATION} में हवा की गुणवत्ता अच्छी है, आप बाहर आराम से साँस ले सकते हैं।",
            th: "คุณภาพอากาศที่{LOCATION}อยู่ในเกณฑ์ดี คุณหายใจข้างนอกได้สบาย"
          }
        },
        {
          query: {
            en: "Will there be a lot of pollution in {LOCATION} {DATE_TIME.day}?",
            de: "Gibt es {DATE_TIME.day} in {LOCATION} viel Luftverschmutzung?",
            es: "¿Habrá mucha contaminación en {LOCATION} {DATE_TIME.day}?",
            fr: "Y aura-t-il beaucoup de pollution à {LOCATION} {DATE_TIME.day}?",
            hi: "क्या {DATE_TIME.day} {LOCATION} में बहुत प्रदूषण होगा?",
            th: "{DATE_TIME.day}ที่{LOCATION}จะมีมลพิษเยอะไหม"
          },
          passage: {
            en: "The air in {LOCATION} will be slightly polluted {DATE_TIME.day}, so keep the windows closed.",
            de: "Die Luft in {LOCATION} ist {DATE_TIME.day} leicht verschmutzt, lass die Fenster also zu.",
            es: "El aire en {LOCATION} estará algo contaminado {DATE_TIME.day}, así que cierra las ventanas.",
            fr: "L'air à {LOCATION} sera un peu pollué {DATE_TIME.day}, mieux vaut fermer les fenêtres.",
            hi: "{LOCATION} की हवा {DATE_TIME.day} थोड़ी प्रदूषित रहेगी, इसलिए खिड़कियाँ बंद रखें।",
            th: "{DATE_TIME.day}อากาศที่{LOCATION}จะมีมลพิษเล็กน้อย ควรปิดหน้าต่างไว้"
          }
        },
        {
          query: {
            en: "Check the air pollution level in {LOCATION}",
            de: "Prüf mal, wie hoch die Luftverschmutzung in {LOCATION} ist",
            es: "Mira el nivel de contaminación del aire en {LOCATION}",
            fr: "Vérifie le niveau de pollution de l'air à {LOCATION}",
            hi: "{LOCATION} में वायु प्रदूषण का स्तर देखो",
            th: "เช็กระดับมลพิษทางอากาศที่{LOCATION}"
          },
          passage: {
            en: "The pollution level in {LOCATION} is low and the air is clean right now.",
            de: "Die Luftverschmutzung in {LOCATION} ist gering und die Luft ist gerade sauber.",
            es: "El nivel de contaminación en {LOCATION} es bajo y ahora el aire está limpio.",
            fr: "Le niveau de pollution à {LOCATION} est bas et l'air est pur en ce moment.",
            hi: "{LOCATION} में प्रदूषण का स्तर कम है और अभी हवा साफ़ है।",
            th: "ระดับมลพิษที่{LOCATION}ต่ำ และตอนนี้อากาศสะอาด"
          }
        }
      ]
    }
  }
}
