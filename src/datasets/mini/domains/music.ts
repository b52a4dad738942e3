import type { Domain } from "../Grammar.ts"

export const music: Domain = {
  name: "music",
  lexicons: {
    /** Invented bands without article, never a subject: fr "de" is not elided, hi before "का", "के" or "के गाने". */
    MUSIC_ARTIST_NAME: {
      en: [
        "Velvet Comet",
        "Silver Harbor",
        "Luna Parade",
        "Northern Tide",
        "Copper Foxes",
        "Midnight Bakery",
        "Blue Lantern",
        "Red Umbrella",
        "Paper Whales",
        "Neon Garden"
      ],
      de: [
        "Velvet Comet",
        "Silver Harbor",
        "Luna Parade",
        "Northern Tide",
        "Copper Foxes",
        "Midnight Bakery",
        "Blue Lantern",
        "Red Umbrella",
        "Paper Whales",
        "Neon Garden"
      ],
      es: [
        "Velvet Comet",
        "Silver Harbor",
        "Luna Parade",
        "Northern Tide",
        "Copper Foxes",
        "Midnight Bakery",
        "Blue Lantern",
        "Red Umbrella",
        "Paper Whales",
        "Neon Garden"
      ],
      fr: [
        "Velvet Comet",
        "Silver Harbor",
        "Luna Parade",
        "Northern Tide",
        "Copper Foxes",
        "Midnight Bakery",
        "Blue Lantern",
        "Red Umbrella",
        "Paper Whales",
        "Neon Garden"
      ],
      hi: [
        "वेलवेट कॉमेट",
        "सिल्वर हार्बर",
        "लूना परेड",
        "नॉर्दर्न टाइड",
        "कॉपर फ़ॉक्सेज़",
        "मिडनाइट बेकरी",
        "ब्लू लैंटर्न",
        "रेड अम्ब्रेला",
        "पेपर व्हेल्स",
        "नियॉन गार्डन"
      ],
      th: [
        "เวลเวตคอเม็ต",
        "ซิลเวอร์ฮาร์เบอร์",
        "ลูนาพาเรด",
        "นอร์เทิร์นไทด์",
        "คอปเปอร์ฟ็อกซ์",
        "มิดไนต์เบเกอรี",
        "บลูแลนเทิร์น",
        "เรดอัมเบรลลา",
        "เปเปอร์เวลส์",
        "นีออนการ์เดน"
      ]
    },
    /** Mass nouns without article: fr and es after "de", hi before "म्यूज़िक" or "गाने", th after "เพลง". */
    MUSIC_GENRE: {
      en: ["jazz", "rock", "pop", "reggae", "blues", "techno", "folk", "hip-hop", "soul", "disco", "metal", "salsa"],
      de: ["Jazz", "Rock", "Pop", "Reggae", "Blues", "Techno", "Folk", "Hip-Hop", "Soul", "Disco", "Metal", "Salsa"],
      es: [
        "jazz",
        "rock",
        "pop",
        "reggae",
        "blues",
        "tecno",
        "folk",
        "hip hop",
        "soul",
        "música disco",
        "metal",
        "salsa"
      ],
      fr: ["jazz", "rock", "pop", "reggae", "blues", "techno", "folk", "hip-hop", "soul", "disco", "metal", "salsa"],
      hi: ["जैज़", "रॉक", "पॉप", "रेगे", "ब्लूज़", "टेक्नो", "फ़ोक", "हिप-हॉप", "सोल", "डिस्को", "मेटल", "साल्सा"],
      th: ["แจ๊ส", "ร็อก", "ป๊อป", "เร็กเก้", "บลูส์", "เทคโน", "โฟล์ก", "ฮิปฮอป", "โซล", "ดิสโก้", "เมทัล", "ซัลซ่า"]
    },
    /** Titles that stand beside the word for playlist and are never inflected: en before it, elsewhere after it. */
    MUSIC_PLAYLIST_TITLE: {
      en: [
        "Summer Party",
        "Morning Run",
        "Rainy Days",
        "Road Trip",
        "Sweet Dreams",
        "Good Mood",
        "Candlelight Dinner",
        "Old Memories",
        "Ocean Waves",
        "Deep Focus",
        "Yoga Break",
        "Starry Night"
      ],
      de: [
        "Sommerparty",
        "Morgenlauf",
        "Regentage",
        "Roadtrip",
        "Süße Träume",
        "Gute Laune",
        "Candle-Light-Dinner",
        "Alte Erinnerungen",
        "Meereswellen",
        "Volle Konzentration",
        "Yogapause",
        "Sternennacht"
      ],
      es: [
        "Fiesta de verano",
        "Carrera matutina",
        "Días de lluvia",
        "Viaje por carretera",
        "Dulces sueños",
        "Buen humor",
        "Cena con velas",
        "Viejos recuerdos",
        "Olas del mar",
        "Concentración total",
        "Pausa de yoga",
        "Noche estrellada"
      ],
      fr: [
        "Fête d'été",
        "Footing du matin",
        "Jours de pluie",
        "En route",
        "Doux rêves",
        "Bonne humeur",
        "Dîner aux chandelles",
        "Vieux souvenirs",
        "Vagues de l'océan",
        "Concentration totale",
        "Pause yoga",
        "Nuit étoilée"
      ],
      hi: [
        "समर पार्टी",
        "मॉर्निंग रन",
        "बारिश के दिन",
        "रोड ट्रिप",
        "मीठे सपने",
        "अच्छा मूड",
        "कैंडललाइट डिनर",
        "पुरानी यादें",
        "समुद्र की लहरें",
        "पूरा ध्यान",
        "योग ब्रेक",
        "तारों भरी रात"
      ],
      th: [
        "ปาร์ตี้ฤดูร้อน",
        "วิ่งยามเช้า",
        "วันฝนตก",
        "โรดทริป",
        "ฝันหวาน",
        "อารมณ์ดี",
        "ดินเนอร์ใต้แสงเทียน",
        "ความทรงจำวันวาน",
        "คลื่นทะเล",
        "สมาธิเต็มร้อย",
        "พักเล่นโยคะ",
        "คืนฟ้าเต็มดาว"
      ]
    },
    /** What is playing, as a direct object: en after "the", de, es and fr with the article, hi oblique before "को". */
    MUSIC_TYPE: {
      en: ["music", "song", "album", "playlist", "track", "single", "soundtrack", "mix", "symphony", "concert"],
      de: [
        "die Musik",
        "das Lied",
        "das Album",
        "die Playlist",
        "den Titel",
        "die Single",
        "den Soundtrack",
        "den Mix",
        "die Sinfonie",
        "das Konzert"
      ],
      es: [
        "la música",
        "la canción",
        "el álbum",
        "la lista",
        "la pista",
        "el sencillo",
        "la banda sonora",
        "el mix",
        "la sinfonía",
        "el concierto"
      ],
      fr: [
        "la musique",
        "la chanson",
        "l'album",
        "la playlist",
        "le morceau",
        "le single",
        "la bande originale",
        "le mix",
        "la symphonie",
        "le concert"
      ],
      hi: ["म्यूज़िक", "गाने", "एल्बम", "प्लेलिस्ट", "ट्रैक", "सिंगल", "साउंडट्रैक", "मिक्स", "सिम्फनी", "कॉन्सर्ट"],
      th: ["ดนตรี", "เพลง", "อัลบั้ม", "เพลย์ลิสต์", "แทร็ก", "ซิงเกิล", "เพลงประกอบภาพยนตร์", "มิกซ์", "ซิมโฟนี", "คอนเสิร์ต"]
    }
  },
  intents: {
    PLAY_MUSIC: {
      evaluation: [
        {
          en: "Play something by {MUSIC_ARTIST_NAME}",
          de: "Spiel etwas von {MUSIC_ARTIST_NAME}",
          es: "Pon algo de {MUSIC_ARTIST_NAME}",
          fr: "Joue quelque chose de {MUSIC_ARTIST_NAME}",
          hi: "{MUSIC_ARTIST_NAME} का कुछ बजाओ",
          th: "เปิดเพลงของ{MUSIC_ARTIST_NAME}หน่อย"
        },
        {
          en: "I want to hear songs by {MUSIC_ARTIST_NAME}",
          de: "Ich möchte Lieder von {MUSIC_ARTIST_NAME} hören",
          es: "Quiero escuchar canciones de {MUSIC_ARTIST_NAME}",
          fr: "Je veux écouter des chansons de {MUSIC_ARTIST_NAME}",
          hi: "मुझे {MUSIC_ARTIST_NAME} के गाने सुनने हैं",
          th: "ฉันอยากฟังเพลงของ{MUSIC_ARTIST_NAME}"
        },
        {
          en: "Play some {MUSIC_GENRE} from my {MUSIC_PLAYLIST_TITLE} playlist",
          de: "Spiel etwas {MUSIC_GENRE} aus meiner Playlist {MUSIC_PLAYLIST_TITLE}",
          es: "Pon un poco de {MUSIC_GENRE} de mi lista {MUSIC_PLAYLIST_TITLE}",
          fr: "Mets un peu de {MUSIC_GENRE} à partir de ma playlist {MUSIC_PLAYLIST_TITLE}",
          hi: "मेरी प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} से कुछ {MUSIC_GENRE} म्यूज़िक बजाओ",
          th: "เปิดเพลง{MUSIC_GENRE}จากเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}ของฉัน"
        }
      ],
      training: [
        {
          query: {
            en: "Could you play some {MUSIC_GENRE} for me?",
            de: "Könntest du etwas {MUSIC_GENRE} für mich spielen?",
            es: "¿Podrías poner un poco de {MUSIC_GENRE}?",
            fr: "Pourrais-tu mettre un peu de {MUSIC_GENRE}?",
            hi: "क्या तुम मेरे लिए कुछ {MUSIC_GENRE} म्यूज़िक चला सकते हो?",
            th: "ช่วยเปิดเพลง{MUSIC_GENRE}ให้ฟังหน่อยได้ไหม"
          },
          passage: {
            en: "Sure, here is some {MUSIC_GENRE} for you, I hope you enjoy it.",
            de: "Gern, hier kommt etwas {MUSIC_GENRE} für dich, viel Spaß beim Zuhören.",
            es: "Claro, aquí tienes un poco de {MUSIC_GENRE}, espero que lo disfrutes.",
            fr: "Bien sûr, voici un peu de {MUSIC_GENRE} pour toi, bonne écoute.",
            hi: "ज़रूर, आपके लिए {MUSIC_GENRE} म्यूज़िक शुरू हो रहा है, सुनने का मज़ा लीजिए।",
            th: "ได้เลย กำลังเปิดเพลง{MUSIC_GENRE}ให้คุณ ขอให้ฟังอย่างเพลิดเพลิน"
          }
        },
        {
          query: {
            en: "Put on the latest album by {MUSIC_ARTIST_NAME}",
            de: "Leg das neueste Album von {MUSIC_ARTIST_NAME} auf",
            es: "Reproduce el último álbum de {MUSIC_ARTIST_NAME}",
            fr: "Lance le dernier album de {MUSIC_ARTIST_NAME}",
            hi: "{MUSIC_ARTIST_NAME} का नया एल्बम लगाओ",
            th: "เปิดอัลบั้มล่าสุดของ{MUSIC_ARTIST_NAME}"
          },
          passage: {
            en: "Now playing the latest album by {MUSIC_ARTIST_NAME}, starting with the first song.",
            de: "Das neueste Album von {MUSIC_ARTIST_NAME} läuft jetzt, und zwar ab dem ersten Lied.",
            es: "Está sonando el último álbum de {MUSIC_ARTIST_NAME} desde la primera canción.",
            fr: "Le dernier album de {MUSIC_ARTIST_NAME} est lancé, à partir de la première chanson.",
            hi: "{MUSIC_ARTIST_NAME} का नया एल्बम पहले गाने से शुरू हो गया है।",
            th: "กำลังเล่นอัลบั้มล่าสุดของ{MUSIC_ARTIST_NAME} โดยเริ่มจากเพลงแรก"
          }
        },
        {
          query: {
            en: "Start my {MUSIC_PLAYLIST_TITLE} playlist with a song by {MUSIC_ARTIST_NAME}",
            de: "Starte meine Playlist {MUSIC_PLAYLIST_TITLE} mit einem Lied von {MUSIC_ARTIST_NAME}",
            es: "Empieza mi lista {MUSIC_PLAYLIST_TITLE} con una canción de {MUSIC_ARTIST_NAME}",
            fr: "Commence ma playlist {MUSIC_PLAYLIST_TITLE} par une chanson de {MUSIC_ARTIST_NAME}",
            hi: "मेरी प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} को {MUSIC_ARTIST_NAME} के एक गाने से शुरू करो",
            th: "เริ่มเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}ของฉันด้วยเพลงของ{MUSIC_ARTIST_NAME}"
          },
          passage: {
            en: "Your {MUSIC_PLAYLIST_TITLE} playlist is on and the first song is by {MUSIC_ARTIST_NAME}.",
            de: "Deine Playlist {MUSIC_PLAYLIST_TITLE} läuft jetzt und das erste Lied ist von {MUSIC_ARTIST_NAME}.",
            es: "Tu lista {MUSIC_PLAYLIST_TITLE} está sonando y la primera canción es de {MUSIC_ARTIST_NAME}.",
            fr: "Ta playlist {MUSIC_PLAYLIST_TITLE} est en cours et la première chanson est de {MUSIC_ARTIST_NAME}.",
            hi: "आपकी प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} चल रही है और पहला गाना {MUSIC_ARTIST_NAME} का है।",
            th: "กำลังเล่นเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}ของคุณ เพลงแรกเป็นของ{MUSIC_ARTIST_NAME}"
          }
        }
      ]
    },
    PAUSE_MUSIC: {
      evaluation: [
        {
          en: "Pause the {MUSIC_TYPE}",
          de: "Pausiere {MUSIC_TYPE}",
          es: "Pausa {MUSIC_TYPE}",
          fr: "Mets {MUSIC_TYPE} en pause",
          hi: "{MUSIC_TYPE} को पॉज़ करो",
          th: "หยุด{MUSIC_TYPE}ไว้ชั่วคราว"
        },
        {
          en: "Can you stop the {MUSIC_TYPE} for a moment?",
          de: "Kannst du {MUSIC_TYPE} kurz anhalten?",
          es: "¿Puedes parar {MUSIC_TYPE} un momento?",
          fr: "Peux-tu arrêter {MUSIC_TYPE} un instant?",
          hi: "क्या तुम {MUSIC_TYPE} को थोड़ी देर रोक सकते हो?",
          th: "ช่วยหยุด{MUSIC_TYPE}สักครู่ได้ไหม"
        },
        {
          en: "Interrupt the {MUSIC_TYPE} for {DURATION}",
          de: "Unterbrich {MUSIC_TYPE} für {DURATION}",
          es: "Interrumpe {MUSIC_TYPE} durante {DURATION}",
          fr: "Interromps {MUSIC_TYPE} pendant {DURATION}",
          hi: "{MUSIC_TYPE} को {DURATION} के लिए रोको",
          th: "หยุดเล่น{MUSIC_TYPE}สัก{DURATION}"
        }
      ],
      training: [
        {
          query: {
            en: "Put the {MUSIC_TYPE} on hold for {DURATION}, I have to make a call",
            de: "Setz {MUSIC_TYPE} für {DURATION} auf Pause, ich muss telefonieren",
            es: "Deja {MUSIC_TYPE} en pausa {DURATION}, tengo que hacer una llamada",
            fr: "Laisse {MUSIC_TYPE} en pause pendant {DURATION}, je dois téléphoner",
            hi: "{MUSIC_TYPE} को {DURATION} के लिए पॉज़ पर रखो, मुझे एक कॉल करनी है",
            th: "ช่วยพัก{MUSIC_TYPE}{DURATION} ฉันต้องโทรศัพท์"
          },
          passage: {
            en: "I am pausing the {MUSIC_TYPE} for {DURATION} so that you can make your call.",
            de: "Ich halte {MUSIC_TYPE} für {DURATION} an, damit du in Ruhe telefonieren kannst.",
            es: "Dejo {MUSIC_TYPE} en pausa durante {DURATION} para que puedas llamar.",
            fr: "Je mets {MUSIC_TYPE} en pause pendant {DURATION} pour que tu puisses téléphoner.",
            hi: "{MUSIC_TYPE} को {DURATION} के लिए रोक दिया गया है ताकि आप आराम से कॉल कर सकें।",
            th: "พัก{MUSIC_TYPE}ไว้{DURATION}แล้ว เพื่อให้คุณโทรศัพท์ได้สะดวก"
          }
        },
        {
          query: {
            en: "Hold the {MUSIC_TYPE} for a second, someone is at the door",
            de: "Halt {MUSIC_TYPE} mal eben an, es hat geklingelt",
            es: "Detén {MUSIC_TYPE} un segundo, llaman a la puerta",
            fr: "Coupe {MUSIC_TYPE} une seconde, quelqu'un sonne à la porte",
            hi: "ज़रा {MUSIC_TYPE} को रोक दो, दरवाज़े पर कोई है",
            th: "ขอหยุด{MUSIC_TYPE}แป๊บหนึ่ง มีคนมาที่ประตู"
          },
          passage: {
            en: "I have paused the {MUSIC_TYPE}, just tell me when you are back.",
            de: "Ich habe {MUSIC_TYPE} pausiert, sag einfach Bescheid, wenn du zurück bist.",
            es: "He pausado {MUSIC_TYPE}, solo avísame cuando estés de vuelta.",
            fr: "J'ai mis {MUSIC_TYPE} en pause, dis-moi quand tu seras de retour.",
            hi: "{MUSIC_TYPE} को पॉज़ कर दिया गया है, वापस आकर बस बता दीजिए।",
            th: "หยุด{MUSIC_TYPE}ไว้แล้ว กลับมาเมื่อไหร่ก็บอกได้เลย"
          }
        },
        {
          query: {
            en: "Quiet please, pause the song by {MUSIC_ARTIST_NAME}",
            de: "Ruhe bitte, unterbrich das Lied von {MUSIC_ARTIST_NAME}",
            es: "Silencio, por favor, pausa la canción de {MUSIC_ARTIST_NAME}",
            fr: "Silence, s'il te plaît, mets en pause la chanson de {MUSIC_ARTIST_NAME}",
            hi: "ज़रा शांति चाहिए, {MUSIC_ARTIST_NAME} का गाना रोको",
            th: "ขอเงียบหน่อย หยุดเพลงของ{MUSIC_ARTIST_NAME}ก่อน"
          },
          passage: {
            en: "The song by {MUSIC_ARTIST_NAME} is paused now, so it is quiet again.",
            de: "Das Lied von {MUSIC_ARTIST_NAME} ist jetzt pausiert, also ist es wieder ruhig.",
            es: "La canción de {MUSIC_ARTIST_NAME} está en pausa, así que vuelve a haber silencio.",
            fr: "La chanson de {MUSIC_ARTIST_NAME} est en pause, tout est donc à nouveau calme.",
            hi: "{MUSIC_ARTIST_NAME} का गाना रोक दिया गया है, अब फिर से शांति है।",
            th: "หยุดเพลงของ{MUSIC_ARTIST_NAME}ไว้แล้ว ตอนนี้กลับมาเงียบอีกครั้ง"
          }
        }
      ]
    },
    ADD_TO_PLAYLIST_MUSIC: {
      evaluation: [
        {
          en: "Add this song to my {MUSIC_PLAYLIST_TITLE} playlist",
          de: "Füge dieses Lied zu meiner Playlist {MUSIC_PLAYLIST_TITLE} hinzu",
          es: "Añade esta canción a mi lista {MUSIC_PLAYLIST_TITLE}",
          fr: "Ajoute cette chanson à ma playlist {MUSIC_PLAYLIST_TITLE}",
          hi: "इस गाने को मेरी प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} में जोड़ो",
          th: "เพิ่มเพลงนี้ลงในเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}ของฉัน"
        },
        {
          en: "Add the new single by {MUSIC_ARTIST_NAME} to the {MUSIC_PLAYLIST_TITLE} playlist",
          de: "Nimm die neue Single von {MUSIC_ARTIST_NAME} in die Playlist {MUSIC_PLAYLIST_TITLE} auf",
          es: "Agrega el nuevo sencillo de {MUSIC_ARTIST_NAME} a la lista {MUSIC_PLAYLIST_TITLE}",
          fr: "Mets le nouveau single de {MUSIC_ARTIST_NAME} dans la playlist {MUSIC_PLAYLIST_TITLE}",
          hi: "{MUSIC_ARTIST_NAME} का नया सिंगल प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} में डालो",
          th: "ใส่ซิงเกิลใหม่ของ{MUSIC_ARTIST_NAME}ในเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}"
        },
        {
          en: "Can you put something by {MUSIC_ARTIST_NAME} on my {MUSIC_PLAYLIST_TITLE} playlist?",
          de: "Kannst du etwas von {MUSIC_ARTIST_NAME} auf meine Playlist {MUSIC_PLAYLIST_TITLE} setzen?",
          es: "¿Puedes meter algo de {MUSIC_ARTIST_NAME} en mi lista {MUSIC_PLAYLIST_TITLE}?",
          fr: "Peux-tu mettre quelque chose de {MUSIC_ARTIST_NAME} dans ma playlist {MUSIC_PLAYLIST_TITLE}?",
          hi: "क्या तुम मेरी प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} में {MUSIC_ARTIST_NAME} का कुछ डाल सकते हो?",
          th: "ช่วยใส่เพลงของ{MUSIC_ARTIST_NAME}ลงในเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}ของฉันได้ไหม"
        }
      ],
      training: [
        {
          query: {
            en: "I like this track, save it in my {MUSIC_PLAYLIST_TITLE} playlist",
            de: "Der Titel gefällt mir, speicher ihn in meiner Playlist {MUSIC_PLAYLIST_TITLE}",
            es: "Me gusta esta canción, guárdala en mi lista {MUSIC_PLAYLIST_TITLE}",
            fr: "J'aime ce morceau, enregistre-le dans ma playlist {MUSIC_PLAYLIST_TITLE}",
            hi: "मुझे यह गाना पसंद है, इसे मेरी प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} में सेव करो",
            th: "ฉันชอบเพลงนี้ บันทึกไว้ในเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}ของฉันที"
          },
          passage: {
            en: "Done, this track is now saved in your {MUSIC_PLAYLIST_TITLE} playlist.",
            de: "Erledigt, der Titel ist jetzt in deiner Playlist {MUSIC_PLAYLIST_TITLE} gespeichert.",
            es: "Listo, esta canción ya está guardada en tu lista {MUSIC_PLAYLIST_TITLE}.",
            fr: "C'est fait, ce morceau est maintenant enregistré dans ta playlist {MUSIC_PLAYLIST_TITLE}.",
            hi: "हो गया, यह गाना अब आपकी प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} में सेव है।",
            th: "เรียบร้อย บันทึกเพลงนี้ไว้ในเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}ของคุณแล้ว"
          }
        },
        {
          query: {
            en: "The {MUSIC_PLAYLIST_TITLE} playlist is missing some songs by {MUSIC_ARTIST_NAME}",
            de: "In der Playlist {MUSIC_PLAYLIST_TITLE} fehlen noch Lieder von {MUSIC_ARTIST_NAME}",
            es: "A la lista {MUSIC_PLAYLIST_TITLE} le faltan canciones de {MUSIC_ARTIST_NAME}",
            fr: "Il manque des chansons de {MUSIC_ARTIST_NAME} dans la playlist {MUSIC_PLAYLIST_TITLE}",
            hi: "प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} में {MUSIC_ARTIST_NAME} के गाने कम हैं",
            th: "เพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}ยังขาดเพลงของ{MUSIC_ARTIST_NAME}"
          },
          passage: {
            en: "I have added three songs by {MUSIC_ARTIST_NAME} to the {MUSIC_PLAYLIST_TITLE} playlist.",
            de: "Ich habe der Playlist {MUSIC_PLAYLIST_TITLE} drei Lieder von {MUSIC_ARTIST_NAME} hinzugefügt.",
            es: "He añadido tres canciones de {MUSIC_ARTIST_NAME} a la lista {MUSIC_PLAYLIST_TITLE}.",
            fr: "J'ai ajouté trois chansons de {MUSIC_ARTIST_NAME} à la playlist {MUSIC_PLAYLIST_TITLE}.",
            hi: "प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} में {MUSIC_ARTIST_NAME} के तीन गाने जोड़ दिए गए हैं।",
            th: "เพิ่มเพลงของ{MUSIC_ARTIST_NAME}สามเพลงลงในเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}แล้ว"
          }
        },
        {
          query: {
            en: "Could you include some {MUSIC_GENRE} in my {MUSIC_PLAYLIST_TITLE} playlist?",
            de: "Könntest du etwas {MUSIC_GENRE} in meine Playlist {MUSIC_PLAYLIST_TITLE} packen?",
            es: "¿Podrías incluir algo de {MUSIC_GENRE} en mi lista {MUSIC_PLAYLIST_TITLE}?",
            fr: "Pourrais-tu inclure un peu de {MUSIC_GENRE} dans ma playlist {MUSIC_PLAYLIST_TITLE}?",
            hi: "क्या तुम मेरी प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} में कुछ {MUSIC_GENRE} गाने शामिल कर सकते हो?",
            th: "ช่วยเอาเพลง{MUSIC_GENRE}ใส่ไว้ในเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}ของฉันด้วยได้ไหม"
          },
          passage: {
            en: "Of course, your {MUSIC_PLAYLIST_TITLE} playlist now includes some {MUSIC_GENRE} as well.",
            de: "Natürlich, in deiner Playlist {MUSIC_PLAYLIST_TITLE} gibt es jetzt auch etwas {MUSIC_GENRE}.",
            es: "Por supuesto, tu lista {MUSIC_PLAYLIST_TITLE} incluye ahora también algo de {MUSIC_GENRE}.",
            fr: "Bien entendu, ta playlist {MUSIC_PLAYLIST_TITLE} contient maintenant aussi un peu de {MUSIC_GENRE}.",
            hi: "बिल्कुल, आपकी प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} में अब कुछ {MUSIC_GENRE} गाने भी हैं।",
            th: "แน่นอน ตอนนี้เพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}ของคุณมีเพลง{MUSIC_GENRE}ด้วยแล้ว"
          }
        }
      ]
    },
    CREATE_PLAYLIST_MUSIC: {
      evaluation: [
        {
          en: "Create a playlist called {MUSIC_PLAYLIST_TITLE}",
          de: "Erstelle eine Playlist namens {MUSIC_PLAYLIST_TITLE}",
          es: "Crea una lista llamada {MUSIC_PLAYLIST_TITLE}",
          fr: "Crée une playlist appelée {MUSIC_PLAYLIST_TITLE}",
          hi: "{MUSIC_PLAYLIST_TITLE} नाम की प्लेलिस्ट बनाओ",
          th: "สร้างเพลย์ลิสต์ชื่อ{MUSIC_PLAYLIST_TITLE}"
        },
        {
          en: "Can you make a new playlist with the name {MUSIC_PLAYLIST_TITLE}?",
          de: "Kannst du eine neue Playlist mit dem Namen {MUSIC_PLAYLIST_TITLE} anlegen?",
          es: "¿Puedes hacer una lista nueva con el nombre {MUSIC_PLAYLIST_TITLE}?",
          fr: "Peux-tu créer une nouvelle playlist sous le nom {MUSIC_PLAYLIST_TITLE}?",
          hi: "क्या तुम {MUSIC_PLAYLIST_TITLE} नाम से एक नई प्लेलिस्ट बना सकते हो?",
          th: "ช่วยทำเพลย์ลิสต์ใหม่ที่ชื่อ{MUSIC_PLAYLIST_TITLE}ได้ไหม"
        },
        {
          en: "Create a {MUSIC_GENRE} playlist and call it {MUSIC_PLAYLIST_TITLE}",
          de: "Leg eine Playlist mit {MUSIC_GENRE} an und nenn sie {MUSIC_PLAYLIST_TITLE}",
          es: "Crea una lista de {MUSIC_GENRE} y llámala {MUSIC_PLAYLIST_TITLE}",
          fr: "Crée une playlist de {MUSIC_GENRE} et appelle-la {MUSIC_PLAYLIST_TITLE}",
          hi: "{MUSIC_GENRE} म्यूज़िक की प्लेलिस्ट बनाओ और उसका नाम {MUSIC_PLAYLIST_TITLE} रखो",
          th: "สร้างเพลย์ลิสต์เพลง{MUSIC_GENRE}และตั้งชื่อว่า{MUSIC_PLAYLIST_TITLE}"
        }
      ],
      training: [
        {
          query: {
            en: "I would like a new playlist, name it {MUSIC_PLAYLIST_TITLE}",
            de: "Ich hätte gern eine neue Playlist, nenne sie {MUSIC_PLAYLIST_TITLE}",
            es: "Me gustaría tener una lista nueva, ponle de nombre {MUSIC_PLAYLIST_TITLE}",
            fr: "J'aimerais une nouvelle playlist, nomme-la {MUSIC_PLAYLIST_TITLE}",
            hi: "मुझे एक नई प्लेलिस्ट चाहिए, उसका नाम {MUSIC_PLAYLIST_TITLE} रखना",
            th: "ฉันอยากได้เพลย์ลิสต์ใหม่ ตั้งชื่อว่า{MUSIC_PLAYLIST_TITLE}นะ"
          },
          passage: {
            en: "Your new playlist {MUSIC_PLAYLIST_TITLE} is ready and you can add songs to it.",
            de: "Deine neue Playlist {MUSIC_PLAYLIST_TITLE} ist fertig und du kannst Lieder hinzufügen.",
            es: "Tu nueva lista {MUSIC_PLAYLIST_TITLE} ya existe y puedes añadirle canciones.",
            fr: "Ta nouvelle playlist {MUSIC_PLAYLIST_TITLE} est prête et tu peux y ajouter des chansons.",
            hi: "आपकी नई प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} तैयार है, अब आप इसमें गाने जोड़ सकते हैं।",
            th: "เพลย์ลิสต์ใหม่ของคุณชื่อ{MUSIC_PLAYLIST_TITLE}พร้อมแล้ว เพิ่มเพลงได้เลย"
          }
        },
        {
          query: {
            en: "Make me a playlist with music by {MUSIC_ARTIST_NAME}",
            de: "Mach mir eine Playlist mit Musik von {MUSIC_ARTIST_NAME}",
            es: "Hazme una lista con música de {MUSIC_ARTIST_NAME}",
            fr: "Fais-moi une playlist avec de la musique de {MUSIC_ARTIST_NAME}",
            hi: "मेरे लिए {MUSIC_ARTIST_NAME} के गानों की एक प्लेलिस्ट बनाओ",
            th: "ทำเพลย์ลิสต์เพลงของ{MUSIC_ARTIST_NAME}ให้ฉันหน่อย"
          },
          passage: {
            en: "I have created a new playlist with twenty songs by {MUSIC_ARTIST_NAME}.",
            de: "Ich habe eine neue Playlist mit zwanzig Liedern von {MUSIC_ARTIST_NAME} erstellt.",
            es: "He creado una lista nueva con veinte canciones de {MUSIC_ARTIST_NAME}.",
            fr: "J'ai créé une nouvelle playlist avec vingt chansons de {MUSIC_ARTIST_NAME}.",
            hi: "{MUSIC_ARTIST_NAME} के बीस गानों वाली एक नई प्लेलिस्ट बना दी गई है।",
            th: "สร้างเพลย์ลิสต์ใหม่ที่มีเพลงของ{MUSIC_ARTIST_NAME}ยี่สิบเพลงแล้ว"
          }
        },
        {
          query: {
            en: "Start a playlist for {MUSIC_GENRE} under the title {MUSIC_PLAYLIST_TITLE}",
            de: "Fang unter dem Titel {MUSIC_PLAYLIST_TITLE} eine Playlist für {MUSIC_GENRE} an",
            es: "Empieza una lista de {MUSIC_GENRE} con el título {MUSIC_PLAYLIST_TITLE}",
            fr: "Commence une playlist de {MUSIC_GENRE} sous le titre {MUSIC_PLAYLIST_TITLE}",
            hi: "{MUSIC_PLAYLIST_TITLE} शीर्षक से {MUSIC_GENRE} गानों की प्लेलिस्ट शुरू करो",
            th: "เริ่มทำเพลย์ลิสต์สำหรับเพลง{MUSIC_GENRE}โดยใช้ชื่อ{MUSIC_PLAYLIST_TITLE}"
          },
          passage: {
            en: "Okay, the playlist {MUSIC_PLAYLIST_TITLE} has been created and I will fill it with {MUSIC_GENRE}.",
            de: "Okay, die Playlist {MUSIC_PLAYLIST_TITLE} ist angelegt und ich fülle sie mit {MUSIC_GENRE}.",
            es: "De acuerdo, la lista {MUSIC_PLAYLIST_TITLE} está creada y la llenaré de {MUSIC_GENRE}.",
            fr: "D'accord, la playlist {MUSIC_PLAYLIST_TITLE} est créée et je vais la remplir de {MUSIC_GENRE}.",
            hi: "ठीक है, प्लेलिस्ट {MUSIC_PLAYLIST_TITLE} बन गई है और इसमें {MUSIC_GENRE} गाने जोड़े जाएँगे।",
            th: "ได้เลย สร้างเพลย์ลิสต์{MUSIC_PLAYLIST_TITLE}แล้ว และจะใส่เพลง{MUSIC_GENRE}ลงไปให้"
          }
        }
      ]
    }
  }
}
